/** Links that show the same list otherwise: what comes takes the place of the results alone. */

type Swap = { detail: { ctx: { sourceElement?: Element; response?: { status?: number } } } };
const swapOf = (event: Event): Swap['detail']['ctx'] => (event as unknown as Swap).detail.ctx;

/** Whether what is being put in place is another page of the list. */
let turnsPage = false;

// What is no list, or did not come, is the browser's to show.
document.addEventListener('htmx:before:swap', (event) => {
  const { sourceElement, response } = swapOf(event);
  turnsPage = sourceElement?.closest('.pages, .paging') != null;
  if (!(sourceElement instanceof HTMLAnchorElement) || (response?.status ?? 0) < 400) return;
  event.preventDefault();
  location.assign(sourceElement.href);
});
document.addEventListener('htmx:error', (event) => {
  const { sourceElement } = swapOf(event);
  if (sourceElement instanceof HTMLAnchorElement) location.assign(sourceElement.href);
});

// Of another page, reading begins at its first line. A facet is there again, and htmx gives it its focus back.
document.addEventListener('htmx:after:swap', () => {
  const results = document.getElementById('results');
  if (!turnsPage || !results) return;
  turnsPage = false;
  results.tabIndex = -1;
  results.focus({ preventScroll: true });
  document.getElementById('count')?.scrollIntoView();
});
