/**
 * 核验: checks records on the reader's machine, out of the served log alone. Loaded when a reader asks for it, so that
 * the script of every page stays small.
 */
import { check } from './verify/check.ts';
import { claimsOn } from './verify/claims.ts';
import { sha256, verifyEd25519 } from './verify/crypto.ts';
import { type Given, givenBy, type Wrong } from './verify/given.ts';
import { readFrom } from './verify/read.ts';
import { element, keepsake, outcome, stepLine } from './verify/show.ts';
import type { Verdict } from './verify/step.ts';
import { type Words, wordsIn } from './verify/words.ts';

/** Checks what the form names, and shows each step in the page as it is taken. */
export async function verify(form: HTMLFormElement): Promise<void> {
  const words = wordsIn(document.documentElement.lang);
  const place = placeOf(form);
  const again = place.steps.childElementCount > 0;
  clear(place);
  const { keys, older } = place;
  const parsed = givenBy(sha256, { keys: keys.value, older: older.value }, listed(form.dataset.keys));
  if (!parsed.ok) return complain(place, parsed.wrong, words);
  place.start.textContent = words.running;
  try {
    await take(form, place, parsed.given, words, again);
  } catch (error) {
    place.result.replaceChildren(element('p', '', words.broken));
    throw error;
  } finally {
    place.start.textContent = words.again;
  }
}

async function take(
  form: HTMLFormElement,
  place: Place,
  given: Given,
  words: Words,
  again: boolean,
): Promise<void> {
  const { log = '/log', records = '', subject, whole } = form.dataset;
  const claims = claimsOn(document, listed(records).map(Number));
  const stream = subject === undefined ? undefined : { subject, isWhole: whole !== undefined };
  const tools = {
    read: readFrom(log, again),
    hash: sha256,
    verify: verifyEd25519,
    rest: restEvery(FRAME_MS),
  };
  let [verdict, size, note]: [Verdict, number, string] = ['open', 0, ''];
  for await (const step of check({ ...given, claims, stream }, tools, (text) => {
    note = text;
  })) {
    if (step.name === 'taken' && 'size' in step) size = step.size;
    place.steps.append(stepLine(step, words, size));
    verdict = step.verdict === 'none' ? 'passed' : step.verdict;
    await painted();
  }
  place.result.className = `proof-result ${verdict}`;
  place.result.replaceChildren(...outcome(verdict, claims.length, words));
  if (note) place.keep.replaceChildren(keepsake(note, `checkpoint-${size}.txt`, words));
}

/** A page that does not answer for longer seems broken. */
const FRAME_MS = 50;

/** Lets the browser do its own work, when it has waited so long. */
function restEvery(milliseconds: number): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < milliseconds) return;
    await painted();
    last = performance.now();
  };
}

/** Each step is seen before the next is computed. */
const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

type Place = ReturnType<typeof placeOf>;

/** Where what goes. @throws TypeError when the page is not as the view renders it. */
function placeOf(form: HTMLFormElement) {
  const around = form.closest('.proof') ?? form;
  const find = <T extends Element>(selector: string, kind: new () => T): T => {
    const found = around.querySelector(selector);
    if (!(found instanceof kind)) throw new TypeError(`no ${selector} to check in`);
    return found;
  };
  return {
    start: find('button', HTMLButtonElement),
    keys: find('[name="keys"]', HTMLTextAreaElement),
    older: find('[name="older"]', HTMLTextAreaElement),
    own: find('details', HTMLDetailsElement),
    steps: find('.proof-steps', HTMLElement),
    result: find('.proof-result', HTMLElement),
    keep: find('.proof-kept', HTMLElement),
  };
}

function clear({ steps, result, keep, keys, older }: Place): void {
  for (const link of keep.querySelectorAll('a')) URL.revokeObjectURL(link.href);
  for (const part of [steps, result, keep]) part.replaceChildren();
  result.className = 'proof-result';
  for (const field of [keys, older]) {
    field.removeAttribute('aria-invalid');
    problemOf(field)?.replaceChildren();
  }
}

/** Says at the field what is wrong with it. What was pasted stays. */
function complain({ keys, older, own }: Place, wrong: Wrong, words: Words): void {
  const field = wrong.field === 'keys' ? keys : older;
  const said = wrong.what === 'key' ? words.inputs.key(wrong.given) : words.inputs[wrong.what];
  own.open = true;
  field.setAttribute('aria-invalid', 'true');
  problemOf(field)?.replaceChildren(said);
  field.focus();
}

const problemOf = (field: HTMLElement): Element | null =>
  field.parentElement?.querySelector('.proof-problem') ?? null;

const listed = (text = ''): string[] => text.split(/\s+/).filter(Boolean);
