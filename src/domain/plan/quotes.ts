/** Finds quotes in the official text: exact, nothing normalised. */
import { codePoints, type TextIndex } from './text-index.ts';

export type FoundQuote =
  | { ok: true; quote: string; offset: number }
  | { ok: false; field: 'quote' | 'offset' | 'after' | 'to'; message: string };

/** How the YAML may say which place is meant when the words stand there more than once. */
export type QuoteHint = { offset?: number | undefined; after?: string | undefined };

/** The place of a quote: given, the first after some words, or the only one. */
export function findQuote(index: TextIndex, quote: string, hint: QuoteHint = {}): FoundQuote {
  if (quote === '') return { ok: false, field: 'quote', message: 'is empty' };
  const first = index.text.indexOf(quote);
  if (first < 0) return { ok: false, field: 'quote', message: whereItParts(index, quote) };
  if (hint.offset !== undefined) return atOffset(index, quote, hint.offset);
  if (hint.after !== undefined) return afterWords(index, quote, hint.after);
  const places = placesOf(index, quote);
  if (places.length > 1) {
    const list = places.slice(0, 5).map((offset) => `${offset} (${placeName(index, offset)})`);
    return {
      ok: false,
      field: 'quote',
      message: `stands in the text ${places.length} times: quote more words, or say \`after:\` which words or at which \`offset:\`: ${list.join(', ')}`,
    };
  }
  return { ok: true, quote, offset: index.offsetOf(first) };
}

/** The text from a code point to the end of the first `end` after it. */
export function quoteTo(index: TextIndex, offset: number, end: string): FoundQuote {
  const from = index.unitOf(offset) ?? index.text.length;
  const at = index.text.indexOf(end, from);
  if (at < 0 || end === '') {
    return { ok: false, field: 'to', message: `"${end}" does not follow ${placeName(index, offset)}` };
  }
  return { ok: true, quote: index.text.slice(from, at + end.length), offset };
}

/** Every place of some words, overlapping ones too, in code points. */
export function placesOf(index: TextIndex, words: string): number[] {
  const places: number[] = [];
  for (let at = index.text.indexOf(words); at >= 0; at = index.text.indexOf(words, at + 1)) {
    places.push(index.offsetOf(at));
  }
  return places;
}

function atOffset(index: TextIndex, quote: string, offset: number): FoundQuote {
  const unit = index.unitOf(offset);
  if (unit !== undefined && index.text.startsWith(quote, unit)) return { ok: true, quote, offset };
  const places = placesOf(index, quote).slice(0, 5).join(', ');
  return { ok: false, field: 'offset', message: `the quote is not at ${offset} but at ${places}` };
}

function afterWords(index: TextIndex, quote: string, after: string): FoundQuote {
  const places = placesOf(index, after);
  const [place] = places;
  if (place === undefined) return { ok: false, field: 'after', message: whereItParts(index, after) };
  if (places.length > 1) {
    return { ok: false, field: 'after', message: `these words stand in the text ${places.length} times` };
  }
  const unit = index.text.indexOf(quote, index.unitOf(place + codePoints(after)));
  if (unit < 0) return { ok: false, field: 'after', message: 'the quote does not follow these words' };
  return { ok: true, quote, offset: index.offsetOf(unit) };
}

/** Shows the longest beginning that is in the text, and how the text goes on from there. */
function whereItParts(index: TextIndex, quote: string): string {
  const points = [...quote];
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (index.text.includes(points.slice(0, middle).join(''))) low = middle;
    else high = middle - 1;
  }
  if (low < 2) return 'is not in the text';
  const agreed = points.slice(0, low).join('');
  const unit = index.text.indexOf(agreed) + agreed.length;
  const [next = ''] = [...index.text.slice(unit)].slice(0, 12).join('').split('\n');
  const place = placeName(index, index.offsetOf(unit));
  return `is not in the text: it agrees up to "${agreed}", then says "${points.slice(low, low + 12).join('')}" where ${place} says "${next}"`;
}

const placeName = (index: TextIndex, offset: number): string => {
  const { line, column } = index.placeOf(offset);
  return `plan.txt:${line}:${column}`;
};
