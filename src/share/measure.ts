/** How wide text is, and where it may break: without the font's own tables, wide enough never to run over. */

/** Width in em: Han, kana, full-width forms and punctuation take a square, Latin by how broad its letters are. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const character of text) ems += emOf(character);
  return ems;
}

const emOf = (character: string): number => WIDTHS.find(([some]) => some.test(character))?.[1] ?? 1;

/** The widest of each kind in the semibold weight, in em; the first that fits counts. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ .,:;'!|()[\]{}/\\-]/, 0.36],
  [/[fijlt"`I]/, 0.45],
  [/[mwMW%@]/, 1.08],
  [/[0-9+<=>^_~#$*?rszaceg]/, 0.6],
  [/[a-z]/, 0.68],
  [/[ABCDEFGJKLNOPQRSTUVXYZ&]/, 0.82],
  [/H/, 0.87],
  [/[·°²³]/, 0.45],
  [/[−–✓]/, 0.68],
  [/[\p{Script=Latin}\p{Script=Greek}]/u, 1],
  [/\p{Script=Cyrillic}/u, 1.2],
];

/**
 * Lines no wider than `width` ems, at most `most`; what does not fit ends in an ellipsis. Han text breaks anywhere
 * but before closing and after opening punctuation; Latin words stay whole unless one is wider than a line.
 */
export function linesOf(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text.replace(/\s+/gu, ' ').trim(), width)) {
    if (line !== '' && emsOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
    if (lines.length > most) break;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(`${lines[most - 1]}…`, width)];
}

/** One line, cut where it is too wide. */
export const shortened = (text: string, width: number): string => {
  if (emsOf(text) <= width) return text;
  const kept = [...text.replace(/…$/u, '')];
  while (kept.length > 0 && emsOf(`${kept.join('')}…`) > width) kept.pop();
  return `${kept.join('').trimEnd()}…`;
};

/** The largest of `sizes` (pixels) at which the text needs no more than `most` lines, and those lines. */
export function fitted(
  text: string,
  { width, sizes, most }: { width: number; sizes: readonly number[]; most: number },
): { size: number; lines: string[] } {
  for (const size of sizes) {
    const lines = linesOf(text, width / size, most + 1);
    if (lines.length <= most) return { size, lines };
  }
  const size = sizes.at(-1) ?? 16;
  return { size, lines: linesOf(text, width / size, most) };
}

/** The smallest pieces between which a line may break. */
function piecesOf(text: string, width: number): string[] {
  const words = text.match(PIECES) ?? [];
  return words.flatMap((word) => (emsOf(word) > width ? [...word] : [word]));
}

const OPENING = '[(〔(《〈「『“‘\\[]';
const CLOSING = '[),.:;!?、。,:;!?%‰°)〕》〉」』”’…\\]]';
const PIECES = new RegExp(`${OPENING}*(?:[\\u0021-\\u024f]+[年月日]?|[^\\s])${CLOSING}*\\s*|\\s+|.`, 'gu');
