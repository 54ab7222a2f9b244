/** Masks what an editor names: a person, an address. Each passage wherever it stands, however it is spaced. */
import { charsOf } from './digit-groups.ts';

/** Shown for a passage whatever its length: how many stars there are tells nothing. */
const MASK = '***';

/** One a line, as somebody types them; none twice. */
export const passagesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** @returns the text, and how often each passage stood in it, in the order of the passages. */
export function maskPassages(text: string, passages: readonly string[]): { text: string; counts: number[] } {
  const counts = new Map<string, number>();
  let masked = text;
  // The longest first: 王小明 before 小明.
  for (const passage of passages.toSorted((a, b) => b.length - a.length)) {
    const spans = spansOf(masked, passage);
    counts.set(passage, spans.length);
    let end = 0;
    const parts = spans.map((span) => {
      const part = masked.slice(end, span.start) + MASK;
      end = span.end;
      return part;
    });
    masked = parts.join('') + masked.slice(end);
  }
  return { text: masked, counts: passages.map((passage) => counts.get(passage) ?? 0) };
}

/** Where a passage stands, whatever blanks and invisible characters are in it, in whichever width and case. */
function spansOf(text: string, passage: string): { start: number; end: number }[] {
  const [chars, wanted] = [plain(text), plain(passage)];
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; wanted.length > 0 && at + wanted.length <= chars.length; ) {
    const isHere = wanted.every(({ char }, index) => chars[at + index]?.char === char);
    const [first, last] = [chars[at], chars[at + wanted.length - 1]];
    if (isHere && first && last) {
      spans.push({ start: first.start, end: last.end });
      at += wanted.length;
    } else at++;
  }
  return spans;
}

const plain = (text: string) =>
  charsOf(text)
    .filter(({ char }) => !/^[\s\p{Cf}]$/u.test(char))
    .map(({ char, ...place }) => ({ ...place, char: char.toLowerCase() }));
