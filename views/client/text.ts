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
  const stops = [...within.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.checkVisibility() && isChosen(stop),
  );
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  if (at < 0) return;
  const next = stops[at + direction];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** One a target: its quote, or its note where other quotes cover it from end to end. */
const STOPS = 'a.mark:not([tabindex]), li.note a:not([tabindex])';

/** Whether the target stands in the state that was chosen in the legend, if one was. */
function isChosen(stop: Element): boolean {
  const state = document.querySelector<HTMLInputElement>('.legend input:checked')?.value ?? 'all';
  return state === 'all' || stop.closest('.mark, li.note')?.classList.contains(state) === true;
}
