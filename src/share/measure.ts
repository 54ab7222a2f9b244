/** How wide text is, and where it may break: without the font's own tables, wide enough never to run over. */

/** Width in em: Han, kana, full-width forms and punctuation take a square, Latin by how broad its letters are. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const character of text) ems += emOf(character);
  return ems;
}

function emOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0x7f) return code < 0x2000 ? 0.66 : 1;
  if (character === ' ') return 0.27;
  if (/[MW@%&]/.test(character)) return 0.95;
  if (/[A-Z+<=>~#$]/.test(character)) return 0.72;
  if (/[.,:;'!|()[\]{}/\\ijlft-]/.test(character)) return 0.4;
  return 0.6;
}

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
const PIECES = new RegExp(`${OPENING}*(?:[\\u0021-\\u024f]+|[^\\s])${CLOSING}*\\s*|\\s+|.`, 'gu');
