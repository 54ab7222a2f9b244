/** Text as it is compared: width, case, spacing and quotation marks do not matter; where each character came from is kept. */

/** `starts[i]`…`ends[i]`: which UTF-16 units of the original gave unit `i` of `text`. */
export type Folded = { text: string; starts: readonly number[]; ends: readonly number[] };

/** A character with its marks; Hangul letters together, as they compose (Unicode Standard Annex 15). */
const CHARACTER = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|\P{M}\p{M}*|\p{M}+/gu;
const SPACE = /^[\s\p{Cc}]/u;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
/** Quotation marks hold a phrase together when somebody asks; they are no part of it. */
const DROPPED = /[\s"“”「」『』]/gu;
/** Scripts whose words are set apart by spaces. */
const SPACED = /^[\p{L}--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Hang}\p{sc=Thai}]]$/v;
const DIGIT = /^\p{Nd}$/u;

/**
 * NFKC, lower case; no quotation marks and no invisible characters. White space stays, as one space, between letters
 * of scripts that need it, and nowhere else: `50 dB(A)` is `50dB(A)`. A comma between digits groups them.
 *
 * A substring of a text, folded, is a substring of the folded text (less a comma beside a digit at its ends), as long
 * as it does not cut a character from its marks.
 */
export function fold(text: string): Folded {
  const out = new Folding();
  for (const { 0: chunk, index } of text.matchAll(CHARACTER)) out.take(chunk, index);
  return { text: out.units.join(''), starts: out.starts, ends: out.ends };
}

/** The folded text alone. */
export const folded = (text: string): string => fold(text).text;

class Folding {
  readonly units: string[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  #spaceAt: number | undefined;

  take(chunk: string, at: number): void {
    if (SPACE.test(chunk)) {
      this.#spaceAt ??= at;
      return;
    }
    const said = plain(chunk);
    if (said === '') return;
    this.#separate(said, at);
    for (const unit of said.split('')) this.#push(unit, at, at + chunk.length);
    this.#spaceAt = undefined;
  }

  /** What stands between the last character and the next: one space, or nothing. */
  #separate(next: string, at: number): void {
    const last = this.units.at(-1) ?? '';
    if (this.#spaceAt !== undefined && SPACED.test(last) && SPACED.test(next.charAt(0)))
      this.#push(' ', this.#spaceAt, at);
    if (last !== ',' || !DIGIT.test(next.charAt(0)) || !DIGIT.test(this.units.at(-2) ?? '')) return;
    for (const list of [this.units, this.starts, this.ends]) list.pop();
  }

  #push(unit: string, start: number, end: number): void {
    this.units.push(unit);
    this.starts.push(start);
    this.ends.push(end);
  }
}

/** A character as it is compared. Most are ASCII or Han, which stay as they are. */
function plain(chunk: string): string {
  if (/^[\u4e00-\u9fa5a-z0-9]$/.test(chunk)) return chunk;
  const normal = chunk.normalize('NFKC').replace(UNSEEN, '').toLowerCase().normalize('NFKC');
  return normal.replace(DROPPED, '').replaceAll('\u2212', '-').replaceAll('’', "'");
}
