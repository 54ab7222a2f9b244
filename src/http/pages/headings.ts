/** Recognises the headings of an official text by their numbering, in whatever language it is numbered. */

/** Depth 1 is the outermost; `title` is the document's own name. */
export type Heading = { kind: 'heading'; depth: number } | { kind: 'title' };

/** Longest heading in code points: a numbered line beyond it is a clause. */
const LONGEST = 60;

/**
 * Says of each line whether it is a heading. A style of numbering (一、 then (一) then 1. then (1)) takes its depth
 * from where it first stands: inside the style before it. A line that ends like a sentence is none.
 */
export function headingsOf(lines: readonly string[], titles: readonly string[]): (Heading | null)[] {
  const open: string[] = [];
  let isTitle = titleTest(titles);
  return lines.map((line) => {
    const text = line.trim();
    const style = styleOf(text);
    if (style === null) return text !== '' && isTitle(text) ? { kind: 'title' } : null;
    isTitle = () => false;
    const at = open.indexOf(style);
    if (at >= 0) open.length = at + 1;
    else open.push(style);
    return { kind: 'heading', depth: open.length };
  });
}

/** The numbering of a line, or null when it is not a heading. */
function styleOf(text: string): string | null {
  if (text === '' || [...text].length > LONGEST || /[。.;;,,::!?!?]$/u.test(text)) return null;
  return STYLES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const CJK = '[一二三四五六七八九十百零〇]+';
const STYLES: readonly (readonly [string, RegExp])[] = [
  ['markdown-1', /^#\s/u],
  ['markdown-2', /^##\s/u],
  ['markdown-3', /^###\s/u],
  ['chapter', new RegExp(`^第${CJK}[编章部]`, 'u')],
  ['section', new RegExp(`^第${CJK}(节|阶段)`, 'u')],
  ['ideographic', new RegExp(`^${CJK}[、.]`, 'u')],
  ['bracketed-ideographic', new RegExp(`^[((]${CJK}[))]`, 'u')],
  ['decimal-3', /^\d{1,2}\.\d{1,2}\.\d{1,2}\.?\s/u],
  ['decimal-2', /^\d{1,2}\.\d{1,2}\.?\s/u],
  ['decimal', /^\d{1,2}[.、.]\s*\D/u],
  ['bracketed-decimal', /^[((]\d{1,2}[))]/u],
  [
    'named',
    /^(chapter|part|section|annex|article|kapitel|teil|abschnitt|chapitre|titre|partie)\s+[\divxlc]+/iu,
  ],
  ['roman', /^[IVXLC]+\.\s/u],
];

/** A title says most of the document's name; the bracket that follows it, such as its years, belongs to it. */
function titleTest(titles: readonly string[]): (text: string) => boolean {
  const names = titles.map(bare);
  let afterTitle = false;
  return (text) => {
    const said = bare(text);
    const isName = names.some((name) => name.includes(said) && said.length * 2 >= name.length);
    const isTail = afterTitle && /^[((].*[))]$/u.test(text);
    afterTitle = isName;
    return isName || isTail;
  };
}

/** Letters and digits alone, so that quotation marks and brackets do not keep a title from being known. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
