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
    // A heading within the upper third counts as reached.
    const reached = headings.findLast(
      ({ heading }) => heading.getBoundingClientRect().top < window.innerHeight / 3,
    );
    for (const link of links) {
      if (link === reached?.link) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  contents.classList.add('follows');
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' });
  for (const { heading } of headings) observer.observe(heading);
  mark();
}
