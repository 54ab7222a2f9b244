/** Reading a series: which figure speaks for a due day, a year, or the plan so far (decisions 020 and 021). */
import { addDays } from '../day.ts';
import { add } from '../decimal.ts';
import type { Day, DecimalText } from '../facts.ts';
import { comparePeriods, contains, type Days, daysOf, lengthOf, overlaps, unitOf } from '../period.ts';
import type { Case, KnownFigure, MissingFigure } from './case.ts';
import type { Reasoning } from './reasoning.ts';

/** One number for one period: a figure, or for a flow the sum of those that make up the period. */
export type Reading = Days & { period: string; value: DecimalText; parts: readonly KnownFigure[] };

/** Tells how the number comes about, and returns it. */
export function tell(reasoning: Reasoning, { period, parts, value }: Reading): DecimalText {
  const values = parts.map((part) => reasoning.figure(part));
  if (parts.length < 2) return value;
  const periods = parts.map((part) => part.period);
  return reasoning.add('total', values, { unit: reasoning.unit, period, periods });
}

export const readingOf = (figure: KnownFigure): Reading => ({
  period: figure.period,
  start: figure.start,
  end: figure.end,
  value: figure.value,
  parts: [figure],
});

/**
 * The figures that speak for the due period, the best first. For a year: the year itself, then its last half,
 * quarter or month, then a day in it; where the indicator counts in ranges, first the last one that ends in the
 * year. For a day within a year: what ends on it, then the last range that ends before it, then what covers it.
 */
export function figuresForDue<F extends MissingFigure>(c: Case, figures: readonly F[]): F[] {
  return isYearEnd(c.due)
    ? figuresForYear(c, { start: `${c.due.slice(0, 4)}-01-01`, end: c.due }, figures)
    : ranked(figures, (figure) => rankForDay(c, figure));
}

/** The figures that speak for a year (calendar or fiscal), the best first. */
export function figuresForYear<F extends MissingFigure>(c: Case, year: Days, figures: readonly F[]): F[] {
  return ranked(figures, (figure) => rankForYear(c, year, figure));
}

/**
 * The figures that a sum over some days is made of, in order and without overlap: those that lie wholly within,
 * where a longer period supersedes the shorter ones inside it; and, if none of these says more, the year or part
 * of one in which the plan begins (a plan of March is still reported by the year). Nothing that reaches beyond the
 * last day counts, no range that straddles the first, and no mean.
 */
export function partsWithin(c: Case, days: Days): KnownFigure[] {
  const isRange = (figure: KnownFigure) => unitOf(figure.period) === 'range';
  const isMean = (figure: KnownFigure) => c.facts.indicator.range === 'mean' && isRange(figure);
  const straddles = ({ start, end }: Days) => start < days.start && days.start <= end && end <= days.end;
  const inside = c.known.filter((figure) => contains(days, figure) && !isMean(figure));
  const isPlan = days === c.window && c.facts.indicator.range !== 'fiscal_year';
  const opening = isPlan ? c.known.filter((figure) => straddles(figure) && !isRange(figure)) : [];
  const parts: KnownFigure[] = [];
  for (const figure of [...inside.sort(longestFirst), ...opening.sort(longestFirst).reverse()])
    if (!parts.some((part) => overlaps(part, figure))) parts.push(figure);
  return parts.sort(comparePeriods);
}

const longestFirst = (one: Days, other: Days) =>
  lengthOf(other) - lengthOf(one) || comparePeriods(one, other);

/** The sum of some figures, for those who need it before it is told. */
export const sumOf = (figures: readonly KnownFigure[]): DecimalText =>
  add(...figures.map(({ value }) => value));

/** Whether the parts leave no day out. */
export function isComplete(parts: readonly KnownFigure[], { start, end }: Days): boolean {
  return firstGap(parts, start) > end;
}

/** The first day, from `start` on, that none of the parts (in order, without overlap) covers. */
export function firstGap(parts: readonly KnownFigure[], start: Day): Day {
  let next = start;
  for (const part of parts) if (part.start <= next && part.end >= next) next = addDays(part.end, 1);
  return next;
}

/** What is known to be missing within some days, where no part covers it. */
export const missingWithin = (c: Case, days: Days, parts: readonly KnownFigure[]): MissingFigure[] =>
  c.missing.filter((figure) => contains(days, figure) && !parts.some((part) => contains(part, figure)));

/** What is known to be missing for a year: of a flow every part that leaves a hole, else the figure that speaks. */
export const missingForYear = (c: Case, year: Days): MissingFigure[] =>
  c.facts.indicator.measure === 'flow'
    ? missingWithin(c, year, partsWithin(c, year))
    : figuresForYear(c, year, c.missing).slice(0, 1);

/** The number for one whole year, once it is over: of a flow the complete sum. */
export function readYear(c: Case, year: Days & { period: string }): Reading | undefined {
  if (year.end > c.day) return undefined;
  if (c.facts.indicator.measure === 'flow') return sumFor(c, year);
  const figure = figuresForYear(c, year, c.known)[0];
  return figure && readingOf(figure);
}

/** The number for the due period: of a flow due at the end of a year, that year's complete sum. */
export function readDue(c: Case): Reading | undefined {
  const year = dueYear(c);
  if (c.facts.indicator.measure === 'flow' && year) return sumFor(c, year);
  const figure = figuresForDue(c, c.known)[0];
  return figure && readingOf(figure);
}

/** The newest number within the plan: of a flow the newest complete year's sum. */
export function readLatest(c: Case): Reading | undefined {
  if (c.facts.indicator.measure !== 'flow') {
    const figure = latestOf(c);
    return figure && readingOf(figure);
  }
  return c.years
    .filter(({ end }) => end <= c.due)
    .map((year) => readYear(c, year))
    .findLast((reading) => reading !== undefined);
}

/** The newest figure within the plan; of those that end together, the one for the longest period. */
export function latestOf(c: Case): KnownFigure | undefined {
  const end = c.known.at(-1)?.end;
  if (end === undefined || end < c.facts.plan.start) return undefined;
  return c.known.find((figure) => figure.end === end);
}

/** A figure with status B (break in the series) after one day and up to another. */
export const breakBetween = (c: Case, after: Day, until: Day): KnownFigure | undefined =>
  c.known.findLast(({ status, end }) => status === 'B' && end > after && end <= until);

/** The year that a target is due with, if it is due at the end of one. */
export function dueYear(c: Case): (Days & { period: string }) | undefined {
  if (c.facts.indicator.range === 'fiscal_year') return c.years.findLast(({ end }) => end <= c.due);
  const period = c.due.slice(0, 4);
  return isYearEnd(c.due) ? { period, ...daysOf(period) } : undefined;
}

function sumFor(c: Case, year: Days & { period: string }): Reading | undefined {
  const parts = partsWithin(c, year);
  return isComplete(parts, year) ? { ...year, value: sumOf(parts), parts } : undefined;
}

const isYearEnd = (day: Day) => day.endsWith('-12-31');

/** Smaller is better; within a rank the later, then the longer. */
function ranked<F extends MissingFigure>(
  figures: readonly F[],
  rank: (figure: F) => number | undefined,
): F[] {
  return figures
    .map((figure) => ({ figure, rank: rank(figure) }))
    .filter((entry): entry is { figure: F; rank: number } => entry.rank !== undefined)
    .sort((one, other) => one.rank - other.rank || lastThenLongest(one.figure, other.figure))
    .map(({ figure }) => figure);
}

const lastThenLongest = (one: Days, other: Days) =>
  one.end === other.end ? comparePeriods(one, other) : comparePeriods(other, one);

/** A half, quarter or month speaks for its year only when it is the last: the others leave the year open. */
function rankForYear(c: Case, year: Days, figure: MissingFigure): number | undefined {
  if (figure.end < year.start || figure.end > year.end) return undefined;
  const unit = unitOf(figure.period);
  if (unit === 'range') return c.facts.indicator.range ? 0 : 3;
  if (figure.start === year.start && figure.end === year.end) return 1;
  if (unit === 'day') return 4;
  return figure.end === year.end ? 2 : undefined;
}

/** Ranges that end more than a year before the due leave it open: the next one should have been reported. */
function rankForDay({ due, facts }: Case, figure: MissingFigure): number | undefined {
  if (figure.end === due) return 0;
  if (figure.end < due) {
    const isRange = facts.indicator.range !== undefined && unitOf(figure.period) === 'range';
    return isRange && addDays(figure.end, Math.min(lengthOf(figure), A_YEAR)) > due ? 1 : undefined;
  }
  return figure.start <= due ? 2 + lengthOf(figure) : undefined;
}

const A_YEAR = 366;
