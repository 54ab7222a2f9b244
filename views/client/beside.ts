/** Opens what a quote rests on beside the text, on screens that have room for both; elsewhere links are links. */

/** The links of quotes and notes open the panel; Escape and its button close it, and the focus returns. */
export function openBeside(article: HTMLElement, panel: HTMLDialogElement): void {
  let opener: HTMLAnchorElement | undefined;
  let asked: AbortController | undefined;

  const close = () => {
    if (!panel.open) return;
    asked?.abort();
    const hadFocus = panel.contains(document.activeElement) || document.activeElement === document.body;
    panel.close();
    opener?.classList.remove('is-open');
    if (hadFocus) opener?.focus({ preventScroll: true });
  };
  const open = async (link: HTMLAnchorElement) => {
    asked?.abort();
    asked = new AbortController();
    opener?.classList.remove('is-open');
    opener = link;
    link.classList.add('is-open');
    const body = show(panel, link);
    try {
      body.replaceChildren(...(await fragmentOf(link, asked.signal)));
    } catch (failure) {
      // Another was opened meanwhile; or it cannot be shown here, and the page itself says why.
      if (!(failure instanceof DOMException && failure.name === 'AbortError')) location.assign(link.href);
    }
  };

  article.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(LINKS) : null;
    if (!link || !isPlain(event) || !hasRoom()) return;
    event.preventDefault();
    void open(link);
  });
  panel.querySelector('.beside-close')?.addEventListener('click', close);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  });
}

const LINKS = 'a.mark, li.note a';

/** Where the layout has a margin. */
const hasRoom = (): boolean =>
  matchMedia('(min-width: 60rem)').matches && document.documentElement.dataset.display !== 'elder';

/** Not meant for another tab or window. */
const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

/** Opens the panel, empty, and moves the focus into it. */
function show(panel: HTMLDialogElement, { href }: HTMLAnchorElement): HTMLElement {
  const body = panel.querySelector<HTMLElement>('.beside-body') ?? panel;
  body.replaceChildren();
  panel.querySelector('.beside-whole')?.setAttribute('href', href);
  if (!panel.open) panel.show();
  body.focus({ preventScroll: true });
  return body;
}

/**
 * The target's section of its indicator's page, and its picture where there is one.
 * @throws Error when the page is not there or has no such section.
 */
async function fragmentOf({ href, hash }: HTMLAnchorElement, signal: AbortSignal): Promise<Element[]> {
  const response = await fetch(href, { signal });
  if (!response.ok) throw new Error(`${href} answers ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const id = decodeURIComponent(hash.slice(1));
  const section = page.getElementById(id);
  if (!section) throw new Error(`${href} has no such target`);
  // The text itself is the quotation.
  for (const quoted of section.querySelectorAll(':scope > blockquote')) quoted.remove();
  // There the page's own heading names it, and the reader opens what is to be opened; here the section is all.
  section.querySelector(':scope > h3')?.classList.remove('visually-hidden');
  for (const why of section.querySelectorAll<HTMLDetailsElement>('details.why')) why.open = true;
  const picture = page.getElementById(id.replace(/^t-/, 'p-'))?.closest('figure');
  const shown = picture ? [section, narrowed(picture)] : [section];
  // The text has the same ids.
  for (const one of shown.flatMap((part) => [part, ...part.querySelectorAll('[id]')]))
    one.removeAttribute('id');
  return shown;
}

/** The panel is as narrow as a phone, whatever the window is. */
function narrowed(picture: Element): Element {
  for (const source of picture.querySelectorAll('source')) {
    source.media = source.media.replace(/^\(max-width: [^)]*\)(?: and )?/, '') || 'all';
  }
  for (const name of ['width', 'height']) {
    const size = picture.querySelector('source')?.getAttribute(name);
    if (size) picture.querySelector('img')?.setAttribute(name, size);
  }
  return picture;
}
