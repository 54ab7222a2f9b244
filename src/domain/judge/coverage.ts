/**
 * `coverage`: places or items that are covered, out of a list or a number of slots. It is met as soon as all are,
 * and before that held against a straight line over the plan's period. A share is a number like any other.
 */
import type { Target } from '../../../events/target.ts';
import { daysBetween } from '../day.ts';
import { compare } from '../decimal.ts';
import type { DecimalText, Verdict } from '../facts.ts';
import { lengthOf } from '../period.ts';
import type { Case, KnownFigure } from './case.ts';
import { judgeNumber } from './comparison.ts';
import type { Demand } from './demand.ts';
import { isOnLine } from './pace.ts';
import { figuresForDue, isComplete, latestOf, partsWithin } from './readings.ts';
import type { Reasoning } from './reasoning.ts';
import { awaitFigure, awaitSum } from './waiting.ts';

type Coverage = Extract<Target, { kind: 'coverage' }>;
type Counted = { end: string; figures: readonly KnownFigure[] };

export function judgeCoverage(c: Case<Coverage>, reasoning: Reasoning): Verdict {
  const { value, params } = c.target;
  if (value !== undefined) return judgeNumber(c, reasoning, { operator: 'at_least', value });
  const total = String(params.places ? new Set(params.places).size : (params.slots ?? 0));
  const demand: Demand = { operator: 'at_least', value: total };
  const counted = countedOf(c);
  const wait = c.facts.indicator.measure === 'flow' ? awaitSum : awaitFigure;
  if (!counted) return wait(c, reasoning);

  const covered = tellCovered(c, reasoning, counted.figures);
  reasoning.demand(demand);
  const isFull = compare(covered, total) >= 0;
  if (c.isDue && !isFull && !isForDue(c, counted)) return wait(c, reasoning);
  if (isFull || c.isDue) {
    reasoning.compare(covered, demand);
    reasoning.gap(covered, demand);
    return reasoning.verdict(isFull ? 'met' : 'missed');
  }
  const onLine = isOnLine(reasoning, demand, covered, {
    elapsedDays: daysBetween(c.window.start, counted.end) + 1,
    planDays: lengthOf(c.window),
  });
  return reasoning.verdict(onLine ? 'on_track' : 'behind');
}

/** A level says how many are covered in all; a flow, which were added: there all parts together count. */
function countedOf(c: Case): Counted | undefined {
  if (c.facts.indicator.measure === 'flow') {
    const figures = partsWithin(c, c.window);
    const end = figures.at(-1)?.end;
    return end === undefined ? undefined : { end, figures };
  }
  const upToDue = { ...c, known: c.known.filter(({ end }) => end <= c.due) };
  const figure = (c.isDue ? figuresForDue(c, c.known)[0] : undefined) ?? latestOf(upToDue);
  return figure && { end: figure.end, figures: [figure] };
}

const isForDue = (c: Case, { figures }: Counted) =>
  c.facts.indicator.measure === 'flow'
    ? isComplete(figures, c.window)
    : figuresForDue(c, c.known).some((figure) => figures.includes(figure));

/** How many are covered: by name where figures name them, else by their number. */
function tellCovered(c: Case<Coverage>, reasoning: Reasoning, figures: readonly KnownFigure[]): DecimalText {
  const named = new Set(figures.flatMap(({ places }) => places ?? []));
  const numbers = figures.filter(({ places }) => !places).map((figure) => reasoning.figure(figure));
  if (figures.every(({ places }) => !places)) return sumOrOnly(reasoning, numbers);
  for (const figure of figures) if (figure.places) reasoning.rely(figure);
  const items = [...new Set(c.target.params.places ?? [...named].sort())];
  const byName = reasoning.count(
    'places',
    items.map((item) => named.has(item)),
    { items },
  );
  return numbers.length === 0
    ? byName
    : reasoning.add('total', [byName, ...numbers], { unit: reasoning.unit });
}

function sumOrOnly(reasoning: Reasoning, numbers: readonly DecimalText[]): DecimalText {
  const [only, ...rest] = numbers;
  return only !== undefined && rest.length === 0
    ? only
    : reasoning.add('total', numbers, { unit: reasoning.unit });
}
