/** Which picture fits a target, and what is on it. Pure: rows in, a plain value out. */

import { daysBetween } from '../domain/day.ts';
import { add, compare } from '../domain/decimal.ts';
import type { Day, DecimalText, Term } from '../domain/facts.ts';
import { type Case, type KnownFigure, referencesOf, type StartingPoint } from '../domain/judge/case.ts';
import { partsWithin, readYear } from '../domain/judge/readings.ts';
import { type Days, daysOf } from '../domain/period.ts';
import { coverageTotal, type Demand, goalOf, type Operator } from './goal.ts';
import { caseOf, type Pictured, type Point, pointsOf } from './series.ts';

/** What was held against the demand, by period. */
export type Results = ReadonlyMap<string, boolean>;

export type Picture =
  /** Levels and rates against their goal. */
  | {
      form: 'line';
      points: readonly Point[];
      goal: Demand | null;
      /** A number that the plan names without saying how near to it is enough (左右). */
      about: DecimalText | null;
      results: Results;
    }
  /** What is summed over the plan: running totals, from `start` (a baseline, else 0). */
  | {
      form: 'cumulative';
      points: readonly (Point & { total: DecimalText })[];
      goal: Demand | null;
      start: DecimalText;
      window: Days;
    }
  | {
      form: 'change';
      points: readonly Point[];
      baseline: StartingPoint;
      /** In per cent of the baseline. */
      amount: DecimalText;
      direction: 'increase' | 'decrease';
      operator: Operator;
      /** Whether the last point keeps the demand, once that is settled. */
      holds: boolean | null;
    }
  | { form: 'versus'; points: readonly Point[]; others: readonly Other[]; reference: string }
  | { form: 'trend'; points: readonly Point[]; steps: readonly Step[]; baseline: StartingPoint | null }
  | { form: 'years'; years: readonly YearMark[] }
  | { form: 'coverage'; cells: readonly Cell[]; covered: DecimalText; total: DecimalText; synthetic: boolean }
  | { form: 'milestone'; marks: readonly Point[]; track: Track };

export type Other = Days & { period: string; value: DecimalText; synthetic: boolean };
/** From one point to the next; `right` is null where the verdict does not speak of it. */
export type Step = { period: string; right: boolean | null };
export type YearMark = { period: string; held: boolean | null; point: Point | null };
/** A place by its name, or a slot that the plan does not name. */
export type Cell = { name: string | null; covered: boolean };
/** The plan's course as a line: places from 0 to 1. */
export type Track = Days & {
  /** The report that says done, else the newest that says not yet. */
  mark: { at: number; period: string; done: boolean; synthetic: boolean };
  due: { at: number; day: string };
  /** The day of judging, while it lies on the line. */
  now: number | null;
};
/** More cells or points than these are no picture any more. */
const MOST_CELLS = 200;
const MOST_POINTS = 120;

/** The picture of a target, or null while there is nothing to show. */
export function pictureOf(pictured: Pictured): Picture | null {
  const { target } = pictured;
  const c = caseOf(pictured);
  if (c.known.length === 0) return null;
  switch (target.kind) {
    case 'each_year':
      return years(c, pictured);
    case 'coverage':
      return coverageTotal(target) === null ? byMeasure(c, pictured) : coverage(pictured);
    case 'milestone':
      return milestone(c, pictured);
    case 'versus_reference':
      return versus(c, pictured);
    case 'trend':
      return trend(c, pictured);
    case 'relative_change':
      return change(c, pictured);
    default:
      return byMeasure(c, pictured);
  }
}

/** What the verdict found of each period. */
export const resultsOf = (terms: readonly Term[]): Results =>
  new Map(
    terms.flatMap(({ op, period, result }) =>
      op === 'compare' && period !== undefined ? [[period, result === 'true'] as const] : [],
    ),
  );

const isSummed = (c: Case, { target }: Pictured): boolean =>
  c.facts.indicator.measure === 'flow' && target.kind !== 'maintain';

function byMeasure(c: Case, pictured: Pictured): Picture | null {
  return isSummed(c, pictured) ? cumulative(c, pictured) : line(c.known, pictured);
}

function line(known: readonly KnownFigure[], pictured: Pictured): Picture {
  const { target } = pictured;
  const points = pointsOf(known, pictured).slice(-MOST_POINTS);
  const goal = goalOf(target);
  const about = target.kind === 'approximately' && !goal ? target.value : null;
  return { form: 'line', points, goal, about, results: judged(target.verdict.terms, target) };
}

/** Of a level due at the end, the one figure that was held against the goal. */
function judged(terms: readonly Term[], { verdict }: Pictured['target']): Results {
  const byPeriod = resultsOf(terms);
  const periods = terms.filter(({ label }) => label === 'figure').map(({ period }) => period);
  const [only] = periods;
  const isSettled = verdict.state === 'met' || verdict.state === 'missed';
  if (byPeriod.size > 0 || !isSettled || periods.length !== 1 || only === undefined) return byPeriod;
  return new Map([[only, verdict.state === 'met']]);
}

function cumulative(c: Case, pictured: Pictured): Picture | null {
  const parts = partsWithin(c, c.window);
  if (parts.length === 0) return null;
  const start = c.target.baseline ? (c.baseline?.value ?? '0') : '0';
  let total = start;
  const points = pointsOf(parts, pictured).map((point) => {
    total = add(total, point.value);
    return { ...point, total };
  });
  return { form: 'cumulative', points, goal: goalOf(pictured.target), start, window: c.window };
}

/** For a flow the whole years, for anything else the figures. */
function series(c: Case, pictured: Pictured): Point[] {
  if (c.facts.indicator.measure !== 'flow') return pointsOf(c.known, pictured).slice(-MOST_POINTS);
  return c.years.flatMap((year) => {
    const reading = readYear(c, year);
    return reading ? [{ ...merged(pointsOf(reading.parts, pictured)), ...year, value: reading.value }] : [];
  });
}

/** What the parts of a sum say together: only a single part keeps its ghosts. */
function merged(parts: readonly Point[]): Pick<Point, 'synthetic' | 'isBreak' | 'ghosts'> {
  return {
    synthetic: parts.some(({ synthetic }) => synthetic),
    isBreak: parts.some(({ isBreak }) => isBreak),
    ghosts: parts.length === 1 ? (parts[0]?.ghosts ?? []) : [],
  };
}

function change(c: Case, pictured: Pictured): Picture | null {
  const points = series(c, pictured);
  const { params, value } = pictured.target;
  if (points.length === 0) return null;
  if (!c.baseline || value === null || !('operator' in params) || !('direction' in params))
    return { form: 'line', points, goal: null, about: null, results: new Map() };
  const { baseline } = c;
  const after = points.filter(({ end }) => end > baseline.end);
  if (after.length === 0) return null;
  const { state } = pictured.target.verdict;
  const holds = state === 'met' ? true : state === 'missed' ? false : null;
  const { direction, operator } = params;
  return { form: 'change', points: after, baseline, amount: value, direction, operator, holds };
}

function versus(c: Case, pictured: Pictured): Picture | null {
  const { params } = pictured.target;
  const points = series(c, pictured);
  const reference = 'reference' in params ? params.reference : '';
  if (points.length === 0) return null;
  const others = referencesOf(c, reference)
    .map(({ period, value, position }) => ({
      ...daysOf(period, c.facts.indicator),
      period,
      value,
      synthetic: pictured.references.some((row) => row.synthetic && row.reported.position === position),
    }))
    .sort((a, b) => (a.end < b.end ? -1 : 1));
  return { form: 'versus', points, others, reference };
}

function trend(c: Case, pictured: Pictured): Picture | null {
  const points = series(c, pictured);
  if (points.length === 0) return null;
  const results = resultsOf(pictured.target.verdict.terms);
  const steps = points.map(({ period }) => ({ period, right: results.get(period) ?? null }));
  return { form: 'trend', points, steps, baseline: c.baseline ?? null };
}

function years(c: Case, pictured: Pictured): Picture {
  const results = resultsOf(pictured.target.verdict.terms);
  const numbers = new Map(series(c, pictured).map((point) => [point.end, point]));
  return {
    form: 'years',
    years: c.years.map(({ period, end }) => ({
      period,
      held: results.get(period) ?? null,
      point: numbers.get(end) ?? null,
    })),
  };
}

function milestone(c: Case, pictured: Pictured): Picture {
  const marks = pointsOf(c.known, pictured);
  const isDone = ({ value }: Point) => compare(value, '1') >= 0;
  const shown = marks.find(isDone) ?? marks.at(-1);
  const { start } = pictured.plan;
  const end = [pictured.plan.end, c.due, shown?.end ?? c.due].reduce((one, other) =>
    one > other ? one : other,
  );
  const length = daysBetween(start, end) + 1;
  const place = (day: Day) => Math.min(1, Math.max(0, (daysBetween(start, day) + 1) / length));
  const track = {
    start,
    end,
    mark: {
      at: place(shown?.end ?? start),
      period: shown?.period ?? '',
      done: shown !== undefined && isDone(shown),
      synthetic: shown?.synthetic ?? false,
    },
    due: { at: place(c.due), day: c.due },
    now: pictured.day < end ? place(pictured.day) : null,
  };
  return { form: 'milestone', marks, track };
}

function coverage({ target }: Pictured): Picture | null {
  const total = coverageTotal(target);
  const told = target.verdict.terms.findLast(({ label }) => ['places', 'total', 'figure'].includes(label));
  if (total === null || told === undefined) return null;
  const synthetic = target.computedSynthetic;
  return {
    form: 'coverage',
    cells: cellsOf(target, total, told.result),
    covered: told.result,
    total,
    synthetic,
  };
}

/** Named where the plan names them and the figures say which; else so many of so many. */
function cellsOf({ verdict }: Pictured['target'], total: DecimalText, covered: DecimalText): Cell[] {
  const named = verdict.terms.find(({ label, items }) => label === 'places' && items !== undefined);
  const isAllNamed = named?.items?.length === Number(total);
  if (named && isAllNamed)
    return (named.items ?? []).map((name, index) => ({ name, covered: named.operands[index] === 'true' }));
  const cells = Math.min(Number(total), MOST_CELLS);
  const full = Math.round((Number(covered) / Number(total)) * cells);
  return Array.from({ length: cells }, (_, index) => ({ name: null, covered: index < full }));
}
