/** The official text as paragraphs with their headings and the targets that begin in them. */
import type { VerdictState } from '../../../events/verdict.ts';
import type { TargetRow } from '../../../views/pages/indicators.tsx';
import type { ContentsEntry, Paragraph, Section } from '../../../views/pages/text.tsx';
import type { TextSegment } from '../../../views/parts/clause.tsx';
import type { NotePlace } from '../../../views/parts/margin-note.tsx';
import type { PlanRow, TaskRow } from '../../projections/rows.ts';
import { lineForms } from './line-forms.ts';
import { linesOf } from './segments.ts';

/** Lines that are not blank, numbered from 1; the white space between them is dropped. */
export function paragraphsOf(
  text: string,
  plan: Pick<PlanRow, 'title' | 'shortTitle' | 'documentNumber' | 'issuer'>,
  rows: readonly TargetRow[],
  tasks: readonly TaskRow[],
): Paragraph[] {
  const byId = new Map(rows.map((row) => [row.target.id, row]));
  const targets = rows.map(({ target }) => target);
  const lines = linesOf(text, targets)
    .map(({ offset, segments }) => {
      const words = segments.map((segment) => segment.text).join('');
      return { offset, end: offset + [...words].length, segments, words };
    })
    .filter(({ words }) => words.trim() !== '');
  const forms = lineForms(
    lines.map(({ words }) => words),
    plan,
  );
  const stops = stopsOf(lines.flatMap(({ segments }) => segments));
  return lines.map(({ offset, end, segments }, index) => ({
    number: index + 1,
    offset,
    segments,
    stops,
    form: forms[index] ?? null,
    targets: segments.flatMap(({ begins }) => begins.flatMap(({ id }) => byId.get(id) ?? [])),
    tasks: tasks.filter((task) => offset <= task.offset && task.offset < end),
  }));
}

/** The first segment of each target that links to it: the innermost quote of a segment is its link. */
function stopsOf(segments: readonly TextSegment[]): ReadonlySet<TextSegment> {
  const first = new Map<string, TextSegment>();
  for (const segment of segments) {
    const id = segment.marks.at(-1)?.id;
    if (id !== undefined && !first.has(id)) first.set(id, segment);
  }
  return new Set(first.values());
}

/** Where the note of each target stands. */
export function placesOf(paragraphs: readonly Paragraph[]): Map<string, NotePlace> {
  const linked = new Set(
    paragraphs.flatMap(({ segments }) => segments.flatMap(({ marks }) => marks.at(-1)?.id ?? [])),
  );
  const places = new Map<string, NotePlace>();
  for (const { targets } of paragraphs) {
    targets.forEach(({ target: { id } }, index) => {
      places.set(id, { nth: index + 1, number: places.size + 1, linked: linked.has(id) });
    });
  }
  return places;
}

/** Cut before each heading. */
export function sectionsOf(paragraphs: readonly Paragraph[]): Section[] {
  const sections: { heading: string | null; paragraphs: Paragraph[] }[] = [];
  for (const paragraph of paragraphs) {
    const isHeading = paragraph.form?.kind === 'heading';
    const open = sections.at(-1);
    if (open && !isHeading) open.paragraphs.push(paragraph);
    else sections.push({ heading: isHeading ? wordsOf(paragraph) : null, paragraphs: [paragraph] });
  }
  return sections;
}

/** How many targets stand where. */
export const countsOf = (rows: readonly TargetRow[]): Map<VerdictState, number> => {
  const groups = Map.groupBy(rows, ({ target }) => target.verdict.state);
  return new Map([...groups].map(([state, { length }]) => [state, length]));
};

const wordsOf = ({ segments }: Paragraph): string =>
  segments
    .map(({ text }) => text)
    .join('')
    .trim();

/** The number of the paragraph in which a code point of the text stands, as `paragraphsOf` counts them. */
export function paragraphAt(text: string, offset: number): number {
  const points = [...text];
  const end = points.indexOf('\n', offset);
  const upTo = points.slice(0, end < 0 ? points.length : end).join('');
  return upTo.split('\n').filter((line) => line.trim() !== '').length;
}

/** The headings as a tree, each with the targets below it. */
export function contentsOf(paragraphs: readonly Paragraph[]): ContentsEntry[] {
  const roots: OpenEntry[] = [];
  const open: OpenEntry[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.form?.kind === 'heading') {
      const { depth } = paragraph.form;
      while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
      const entry = { number: paragraph.number, text: wordsOf(paragraph), depth, rows: [], inside: [] };
      (open.at(-1)?.inside ?? roots).push(entry);
      open.push(entry);
    }
    for (const { rows } of open) rows.push(...paragraph.targets);
  }
  return roots.map(closed);
}

type OpenEntry = Pick<ContentsEntry, 'number' | 'text' | 'depth'> & {
  rows: TargetRow[];
  inside: OpenEntry[];
};

const closed = ({ rows, inside, ...entry }: OpenEntry): ContentsEntry => ({
  ...entry,
  targets: rows.length,
  counts: countsOf(rows),
  inside: inside.map(closed),
});

/** The rest of the sentence round a quote, before and after it; nothing when the text does not hold it there. */
export function sentenceRound(
  points: readonly string[],
  { quote, offset }: { quote: string; offset: number },
): { before: string; after: string } {
  const end = offset + [...quote].length;
  if (points.slice(offset, end).join('') !== quote) return { before: '', after: '' };
  const start = points.findLastIndex((_, index) => index < offset && endsSentence(points, index)) + 1;
  const stop = points.findIndex((_, index) => index >= end - 1 && endsSentence(points, index));
  return {
    before: points.slice(start, offset).join('').trimStart(),
    after: points
      .slice(end, stop < 0 ? points.length : Math.max(end, stop + 1))
      .join('')
      .trimEnd(),
  };
}

/** A full stop of either kind; a dot only before white space, so that 24.7 stays whole. */
function endsSentence(points: readonly string[], index: number): boolean {
  const point = points[index] ?? '';
  if (/[。!?!?\n]/u.test(point)) return true;
  return point === '.' && /\s/u.test(points[index + 1] ?? ' ');
}
