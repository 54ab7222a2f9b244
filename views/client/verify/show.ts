/** Puts what was found into the page. Text alone: nothing that was fetched is ever read as markup. */
import type { Step, Verdict } from './step.ts';
import { type Detail, detailsOf, toldOf, type Words } from './words.ts';

const SIGNS: Record<Verdict, string> = { passed: '✓', failed: '×', open: '?', none: '–' };

/** A step's line in the list. @param size of the checkpoint that was taken. */
export function stepLine(step: Step, words: Words, size: number): HTMLElement {
  const { text, meaning } = toldOf(step, words, size);
  const line = element('li', `proof-step ${step.verdict}`);
  const body = element('div');
  const said = element('p', '', text);
  said.append(element('span', 'visually-hidden', `(${words.verdicts[step.verdict]})`));
  body.append(said);
  if (meaning !== undefined) body.append(element('p', 'quiet', meaning));
  const details = detailsOf(step, words);
  if (details.length > 0) body.append(folded(words.detail, list(details)));
  line.append(signOf(step.verdict), body);
  return line;
}

/** What it all comes to. */
export function outcome(verdict: Verdict, records: number, words: Words): HTMLElement[] {
  const [title, says] =
    verdict === 'passed'
      ? [words.passed, words.passedSays(records)]
      : verdict === 'failed'
        ? [words.failed, words.failedSays]
        : [words.open, words.openSays];
  const head = element('p', 'proof-outcome');
  head.append(signOf(verdict), element('strong', '', title));
  const parts = [head, element('p', '', says)];
  if (verdict === 'passed') parts.push(element('p', 'quiet', words.limit));
  const now = new Date().toLocaleString(document.documentElement.lang);
  return [...parts, element('p', 'quiet', words.takenAt(now))];
}

/** The checkpoint, to be kept: as a file, and as text where files cannot be saved. */
export function keepsake(note: string, name: string, words: Words): HTMLElement {
  const link = document.createElement('a');
  link.className = 'button';
  link.download = name;
  link.href = URL.createObjectURL(new Blob([note], { type: 'text/plain;charset=utf-8' }));
  link.textContent = words.save;
  const actions = element('p', 'actions');
  actions.append(link);
  const text = element('pre');
  text.dir = 'ltr';
  text.append(element('code', '', note));
  const whole = element('div', 'proof-keep');
  whole.append(actions, element('p', 'quiet', words.saveHint), folded(words.details.note, text));
  return whole;
}

export function element(name: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** The sign is for the eyes: the verdict stands in words beside. */
function signOf(verdict: Verdict): HTMLElement {
  const sign = element('span', 'proof-sign', SIGNS[verdict]);
  sign.setAttribute('aria-hidden', 'true');
  return sign;
}

function folded(summary: string, content: HTMLElement): HTMLElement {
  const details = element('details');
  details.append(element('summary', '', summary), content);
  return details;
}

function list(details: readonly Detail[]): HTMLElement {
  const facts = element('dl', 'facts');
  for (const [name, value] of details) {
    const fact = element('div');
    const said = element('dd');
    said.append(element('bdi', '', value));
    fact.append(element('dt', '', name), said);
    facts.append(fact);
  }
  return facts;
}
