/** Cuts a plan's text at the ends of its quotes, so that overlapping and nested ones can all be shown. */

/** A quote by place: `offset` in code points of the text, as in the plan's events. */
export type Mark = { id: string; quote: string; offset: number };

/** A run of text that lies in the same quotes from end to end; the longest quote first. */
export type Segment<M extends Mark> = {
  text: string;
  marks: readonly M[];
  /** The marks of which this is the first run: where their anchors go. */
  begins: readonly M[];
  /** The marks of which this is the last run: where their numbers go. */
  ends: readonly M[];
};

/** One line of the text; its line break, if any, is the last character of its last segment. */
export type Line<M extends Mark> = { offset: number; segments: readonly Segment<M>[] };

/**
 * Lines of segments. Joined in order, the texts are the text, code point by code point. A quote that the text does
 * not hold at its place is not shown.
 */
export function linesOf<M extends Mark>(text: string, marks: readonly M[]): Line<M>[] {
  const points = [...text];
  const spans = marks
    .map((mark) => ({ mark, start: mark.offset, end: mark.offset + [...mark.quote].length }))
    .filter(({ mark, start, end }) => points.slice(start, end).join('') === mark.quote);
  const cuts = cutsOf(points, spans);
  const lines: Line<M>[] = [];
  let line: Segment<M>[] = [];
  let lineStart = 0;
  for (const [start, end] of pairs(cuts)) {
    line.push(segmentOf(points, spans, start, end));
    if (points[end - 1] !== '\n' && end !== points.length) continue;
    lines.push({ offset: lineStart, segments: line });
    line = [];
    lineStart = end;
  }
  return lines;
}

type Span<M> = { mark: M; start: number; end: number };

function segmentOf<M extends Mark>(
  points: readonly string[],
  spans: readonly Span<M>[],
  start: number,
  end: number,
): Segment<M> {
  const covering = spans
    .filter((span) => span.start <= start && end <= span.end)
    .sort((a, b) => b.end - b.start - (a.end - a.start) || (a.mark.id < b.mark.id ? -1 : 1));
  return {
    text: points.slice(start, end).join(''),
    marks: covering.map(({ mark }) => mark),
    begins: covering.filter((span) => span.start === start).map(({ mark }) => mark),
    ends: covering.filter((span) => span.end === end).map(({ mark }) => mark),
  };
}

/** Ends of quotes, and of lines. */
function cutsOf<M>(points: readonly string[], spans: readonly Span<M>[]): number[] {
  const cuts = new Set([0, points.length]);
  for (const { start, end } of spans) cuts.add(start).add(end);
  points.forEach((point, index) => {
    if (point === '\n') cuts.add(index + 1);
  });
  return [...cuts].sort((a, b) => a - b);
}

const pairs = (cuts: readonly number[]): [number, number][] =>
  cuts.slice(1).map((end, index) => [cuts[index] ?? 0, end]);
