/**
 * The finding of a picture: the one thing that its figures say, as facts and not yet in words. It says what was
 * judged or what stands in the figures, and nothing beyond: of a sum with a hole it says how much was reported.
 */
import type { VerdictState } from '../../events/verdict.ts';
import type { TargetAccount } from '../domain/account.ts';
import { compare, signOf, subtract } from '../domain/decimal.ts';
import type { DecimalText, Term } from '../domain/facts.ts';
import { isAbove, satisfies } from '../domain/judge/demand.ts';
import type { Demand } from './goal.ts';
import { type Picture, resultsOf } from './picture.ts';
import type { Point } from './series.ts';

export type Finding =
  /** The same is true of each year from the first to the last. */
  | { says: 'every_year'; from: string; to: string; years: number; holds: boolean; goal: Demand }
  | { says: 'every_period'; periods: number; from: string; to: string; holds: boolean; goal: Demand }
  /** Some periods broke what holds for all of them. */
  | { says: 'broken'; periods: readonly string[]; of: number; goal: Demand }
  | { says: 'value'; period: string; value: DecimalText; goal: Demand | null; holds: boolean | null }
  | {
      says: 'total';
      total: DecimalText;
      until: string;
      goal: Demand | null;
      /** How the sum stands to the goal; `open` while a figure of the sum is wanting. */
      stands: 'reached' | 'beyond' | 'short' | 'under' | 'over' | 'open';
      gap: DecimalText;
      isDue: boolean;
    }
  | {
      says: 'change';
      since: string | undefined;
      period: string | undefined;
      /** In per cent, without sign. */
      percent: DecimalText;
      order: -1 | 0 | 1;
      settled: boolean | null;
    }
  | { says: 'versus'; period: string; value: DecimalText; other: DecimalText; order: -1 | 0 | 1 }
  | { says: 'steps'; right: readonly string[]; wrong: readonly string[]; direction: string }
  | { says: 'since'; period: string; since: string | undefined; order: -1 | 0 | 1 }
  | { says: 'years'; held: readonly string[]; failed: readonly string[]; open: readonly string[] }
  | { says: 'coverage'; covered: DecimalText; total: DecimalText; isFull: boolean }
  | { says: 'milestone'; done: string | null; latest: string };

/** What the picture of a target shows. */
export function findingOf(target: TargetAccount, picture: Picture): Finding | null {
  switch (picture.form) {
    case 'years':
      return ofYears(picture.years);
    case 'coverage': {
      const { covered, total } = picture;
      return { says: 'coverage', covered, total, isFull: compare(covered, total) >= 0 };
    }
    case 'milestone':
      return ofMilestone(picture.marks);
    case 'cumulative':
      return ofTotal(target, picture);
    case 'change':
      return ofChange(target) ?? latest(picture.points);
    case 'versus':
      return ofVersus(target.verdict.terms) ?? latest(picture.points);
    case 'trend':
      return ofTrend(target, picture) ?? latest(picture.points);
    case 'line':
      return ofLine(target, picture);
  }
}

type Form<F extends Picture['form']> = Extract<Picture, { form: F }>;

const latest = (points: readonly Point[]): Finding | null => {
  const last = points.at(-1);
  return last ? { says: 'value', period: last.period, value: last.value, goal: null, holds: null } : null;
};

function ofLine({ kind }: TargetAccount, { points, goal, results }: Form<'line'>): Finding | null {
  const last = points.at(-1);
  if (!last || !goal) return latest(points);
  const inPlan = kind === 'maintain' ? points.filter(({ period }) => results.has(period)) : points;
  const holds = inPlan.map(({ value }) => satisfies(goal, value));
  const failed = inPlan.filter((_, index) => holds[index] === false);
  const first = inPlan[0];
  if (first && inPlan.length > 1 && new Set(holds).size === 1) {
    const common = { from: first.period, to: last.period, holds: failed.length === 0, goal };
    const years = consecutiveYears(inPlan);
    if (years > 0) return { says: 'every_year', years, ...common };
    if (kind === 'maintain') return { says: 'every_period', periods: inPlan.length, ...common };
  }
  if (kind === 'maintain' && failed.length > 0)
    return { says: 'broken', periods: failed.map(({ period }) => period), of: inPlan.length, goal };
  return { says: 'value', period: last.period, value: last.value, goal, holds: satisfies(goal, last.value) };
}

/** How many calendar years the points are, when they are one a year without a gap; else 0. */
function consecutiveYears(points: readonly Point[]): number {
  const isNext = ({ period }: Point, index: number) =>
    /^\d{4}$/.test(period) && Number(period) === Number(points[0]?.period) + index;
  return points.every(isNext) ? points.length : 0;
}

const OPEN: readonly VerdictState[] = ['no_data', 'cannot_judge', 'awaits_evaluation'];

function ofTotal({ verdict }: TargetAccount, { points, goal }: Form<'cumulative'>): Finding | null {
  const last = points.at(-1);
  if (!last) return null;
  const { total, period: until } = last;
  const isDue = verdict.state === 'met' || verdict.state === 'missed';
  const told = (stands: Extract<Finding, { says: 'total' }>['stands'], gap: DecimalText = '0'): Finding => ({
    says: 'total',
    total,
    until,
    goal,
    stands,
    gap,
    isDue,
  });
  if (!goal || OPEN.includes(verdict.state)) return told('open');
  const most = goal.operator === 'between' ? goal.high : goal.value;
  if (isAbove(goal, total)) return told('over', subtract(total, most));
  if (goal.operator === 'at_most' || goal.operator === 'less_than') return told('under');
  if (!satisfies(goal, total)) return told('short', subtract(goal.value, total));
  return told(compare(total, most) > 0 ? 'beyond' : 'reached');
}

const find = (terms: readonly Term[], label: Term['label'], op?: Term['op']) =>
  terms.findLast((term) => term.label === label && (op === undefined || term.op === op));

function ofChange({ verdict, params }: TargetAccount): Finding | null {
  const { terms, state } = verdict;
  const percent = find(terms, 'change_percent')?.result;
  if (percent === undefined || !('direction' in params)) return null;
  const turned = params.direction === 'increase' ? signOf(percent) : -signOf(percent);
  return {
    says: 'change',
    since: find(terms, 'baseline')?.period,
    period: (find(terms, 'total') ?? find(terms, 'figure'))?.period,
    percent: percent
      .replace('-', '')
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, ''),
    order: turned === 0 ? 0 : turned > 0 ? 1 : -1,
    settled: state === 'met' ? true : state === 'missed' ? false : null,
  };
}

function ofVersus(terms: readonly Term[]): Finding | null {
  const term = find(terms, 'satisfied', 'compare');
  const [value, other] = term?.operands ?? [];
  if (term?.period === undefined || value === undefined || other === undefined) return null;
  return { says: 'versus', period: term.period, value, other, order: compare(value, other) };
}

function ofTrend({ params, verdict }: TargetAccount, { points }: Form<'trend'>): Finding | null {
  if (!('step' in params)) return null;
  const { terms } = verdict;
  if (params.step === 'each_year') {
    const results = [...resultsOf(terms)];
    const those = (right: boolean) => results.filter(([, held]) => held === right).map(([period]) => period);
    const [right, wrong] = [those(true), those(false)];
    return results.length === 0 ? null : { says: 'steps', right, wrong, direction: params.direction };
  }
  const [value, baseline] = find(terms, 'satisfied', 'compare')?.operands ?? [];
  const period = (find(terms, 'total') ?? find(terms, 'figure'))?.period ?? points.at(-1)?.period;
  if (value === undefined || baseline === undefined || period === undefined) return null;
  return { says: 'since', period, since: find(terms, 'baseline')?.period, order: compare(value, baseline) };
}

function ofYears(years: Form<'years'>['years']): Finding {
  const those = (held: boolean | null) =>
    years.filter((year) => year.held === held).map(({ period }) => period);
  return { says: 'years', held: those(true), failed: those(false), open: those(null) };
}

function ofMilestone(marks: readonly Point[]): Finding | null {
  const done = marks.find(({ value }) => compare(value, '1') >= 0);
  const last = marks.at(-1);
  return last ? { says: 'milestone', done: done?.period ?? null, latest: last.period } : null;
}
