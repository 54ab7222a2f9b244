/** The official text as paragraphs with their headings and the targets that begin in them. */
import type { TargetRow } from '../../../views/pages/indicators.tsx';
import type { ContentsEntry, Paragraph } from '../../../views/pages/text.tsx';
import type { PlanRow, TaskRow } from '../../projections/rows.ts';
import { headingsOf } from './headings.ts';
import { linesOf } from './segments.ts';

/** Lines that are not blank, numbered from 1; the white space between them is dropped. */
export function paragraphsOf(
  text: string,
  plan: Pick<PlanRow, 'title' | 'shortTitle'>,
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
  const headings = headingsOf(
    lines.map(({ words }) => words),
    [plan.title, plan.shortTitle],
  );
  return lines.map(({ offset, end, segments }, index) => ({
    number: index + 1,
    segments,
    heading: headings[index] ?? null,
    targets: segments.flatMap(({ begins }) => begins.flatMap(({ id }) => byId.get(id) ?? [])),
    tasks: tasks.filter((task) => offset <= task.offset && task.offset < end),
  }));
}

/** The number of the paragraph in which a code point of the text stands, as `paragraphsOf` counts them. */
export function paragraphAt(text: string, offset: number): number {
  const points = [...text];
  const end = points.indexOf('\n', offset);
  const upTo = points.slice(0, end < 0 ? points.length : end).join('');
  return upTo.split('\n').filter((line) => line.trim() !== '').length;
}

/** The headings, each with the number of targets below it. */
export function contentsOf(paragraphs: readonly Paragraph[]): ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  const open: ContentsEntry[] = [];
  for (const { number, segments, heading, targets } of paragraphs) {
    if (heading?.kind === 'heading') {
      const { depth } = heading;
      while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
      const text = segments
        .map((segment) => segment.text)
        .join('')
        .trim();
      const entry = { number, text, depth, targets: 0 };
      open.push(entry);
      entries.push(entry);
    }
    for (const entry of open) entry.targets += targets.length;
  }
  return entries;
}

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
