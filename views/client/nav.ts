/** On a narrow screen the navigation scrolls sideways: it starts where the page that one is on stands in it. */

const GAP = 16;

for (const nav of document.querySelectorAll<HTMLElement>('.main-nav')) {
  const current = nav.querySelector('[aria-current]');
  if (current) nav.scrollLeft = placeOf(current, nav);
}

/** How far to scroll: not at all where the entry is seen whole, else until it stands clear of the fading edge. */
function placeOf(current: Element, nav: HTMLElement): number {
  const { left, right } = current.getBoundingClientRect();
  const seen = nav.getBoundingClientRect();
  // The last part fades into the edge.
  const end = seen.right - (nav.scrollWidth > nav.clientWidth ? 40 : 0);
  if (right <= end && left >= seen.left) return nav.scrollLeft;
  return nav.scrollLeft + right - end + GAP;
}
