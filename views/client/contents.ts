/** Marks in the contents what is being read, where style sheets cannot do it alone. */

/** Sets `aria-current` on the last heading that was scrolled past. */
export function followReading(contents: HTMLElement): void {
  if (CSS.supports('scroll-target-group: auto')) return;
  const links = [...contents.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  const headings = links.flatMap((link) => {
    const heading = document.getElementById(link.hash.slice(1));
    return heading ? [{ link, heading }] : [];
  });
  const mark = () => {
    // A link to a heading brings it near the top; the next one, further down, is not reached by that.
    const reached = headings.findLast(
      ({ heading }) => heading.getBoundingClientRect().top < 0.15 * window.innerHeight,
    );
    for (const link of links) {
      if (link === reached?.link) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  contents.classList.add('follows');
  // Without end upwards: a heading that a jump carries from below the window to above it has been reached too.
  const observer = new IntersectionObserver(mark, { rootMargin: '9999999px 0px -85% 0px' });
  for (const { heading } of headings) observer.observe(heading);
  mark();
}
