/** The plan's text: what a quote rests on opens beside it, J and K go from target to target, the contents follow. */
import { openBeside } from './beside.ts';
import { followReading } from './contents.ts';

const article = document.querySelector<HTMLElement>('article.text');
const panel = document.querySelector<HTMLDialogElement>('dialog.beside');
const contents = document.querySelector<HTMLElement>('nav.contents');

if (article && panel) openBeside(article, panel);
if (article) article.addEventListener('keydown', (event) => step(article, event));
if (contents) followReading(contents);

/** Only while the focus is in the text, so that the letters are free everywhere else (WCAG 2.1.4). */
function step(within: HTMLElement, event: KeyboardEvent): void {
  const direction = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const stops = [
    ...within.querySelectorAll<HTMLElement>('a.mark:not([tabindex]), .note a:not([tabindex])'),
  ].filter((stop) => stop.checkVisibility());
  const at = stops.findIndex((stop) => stop === document.activeElement);
  if (at < 0) return;
  const next = stops[at + direction];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
