/** Where the words of a query stand in a text as it was written. */
import { fold } from './fold.ts';

/** A run of the text, and whether it is one of the words. */
export type Piece = { text: string; hit: boolean };
/** First UTF-16 unit and the one after the last. */
export type Range = readonly [number, number];

/** Every place of every word, in order; those that overlap or touch are one. */
export function rangesOf(text: string, words: readonly string[]): Range[] {
  const { text: plain, starts, ends } = fold(text);
  const found: Range[] = [];
  for (const word of words) {
    if (word === '') continue;
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
      found.push([starts[at] ?? 0, ends[at + word.length - 1] ?? 0]);
    }
  }
  return merged(found);
}

/** The whole text, cut at the words. Joined, the pieces are the text. */
export const marked = (text: string, words: readonly string[]): Piece[] =>
  piecesOf(text, rangesOf(text, words), [0, text.length]);

/** Code points before the first word in an excerpt, at most; of a short one, a third. */
const BEFORE = 24;

/** A part of a long text round its first words, with `…` where it is cut; `most` code points of it. */
export function excerpt(text: string, words: readonly string[], most = 120): Piece[] {
  const ranges = rangesOf(text, words);
  const points = [...text];
  if (points.length <= most) return piecesOf(text, ranges, [0, text.length]);
  const before = Math.min(BEFORE, Math.floor(most / 3));
  const first = [...text.slice(0, ranges[0]?.[0] ?? 0)].length;
  const from = Math.max(0, Math.min(first - before, points.length - most));
  const to = Math.min(points.length, from + most);
  const start = points.slice(0, from).join('').length;
  const end = start + points.slice(from, to).join('').length;
  const pieces = piecesOf(text, ranges, [start, end]);
  return [...(from > 0 ? [ELLIPSIS] : []), ...pieces, ...(to < points.length ? [ELLIPSIS] : [])];
}

const ELLIPSIS: Piece = { text: '…', hit: false };

function piecesOf(text: string, ranges: readonly Range[], [from, to]: Range): Piece[] {
  const pieces: Piece[] = [];
  const add = (start: number, end: number, hit: boolean) => {
    if (start < end) pieces.push({ text: text.slice(start, end), hit });
  };
  let at = from;
  for (const [start, end] of ranges) {
    if (end <= from || start >= to) continue;
    add(at, Math.max(start, from), false);
    add(Math.max(start, from), Math.min(end, to), true);
    at = Math.min(end, to);
  }
  add(at, to, false);
  return pieces;
}

function merged(ranges: Range[]): Range[] {
  const all: Range[] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = all.at(-1);
    if (last && start <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], end)];
    else all.push([start, end]);
  }
  return all;
}
