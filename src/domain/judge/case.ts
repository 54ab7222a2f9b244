/**
 * A case: one target with the facts that count for it on one day. Everything that decides which facts count is
 * here (decision 020); the rules see nothing else.
 */
import { MISSING_STATUSES } from '../../../events/scalars.ts';
import type { Target } from '../../../events/target.ts';
import { addDays } from '../day.ts';
import type { BaselineFact, Day, DecimalText, Facts, FigureFact, ReferenceFact } from '../facts.ts';
import { comparePeriods, type Days, daysOf, periodProblem, yearsWithin } from '../period.ts';

/** A figure that is known to be missing: no value, and never zero. */
export type MissingFigure = FigureFact & Days;
export type KnownFigure = MissingFigure & { value: DecimalText };
/** Where a change is counted from: its value, the last day of its period, the events that said so. */
export type StartingPoint = {
  value: DecimalText;
  period?: string | undefined;
  end: Day;
  positions: number[];
};
export type PlanYear = Days & { period: string };

export type Case<T extends Target = Target> = {
  target: T;
  facts: Facts;
  day: Day;
  /** Last day of the due period; the target is due from that day on. */
  due: Day;
  isDue: boolean;
  /** What a sum over the plan covers: from the plan's first day to the due. */
  window: Days;
  /** Calendar years of the plan, or its fiscal years where the indicator counts in these. */
  years: readonly PlanYear[];
  /** In the order of `comparePeriods`, one for each period. */
  known: readonly KnownFigure[];
  missing: readonly MissingFigure[];
  baseline: StartingPoint | undefined;
};

/**
 * Opens the case. Of the target's own series, figures and references count when their period ends on or before
 * `day`; baselines are facts about the past and count too, unless their period ends later.
 */
export function openCase<T extends Target>(target: T, facts: Facts, day: Day): Case<T> {
  const years = yearsOfPlan(facts);
  const due = dueDay(target, facts, years);
  const figures = figuresOf(target, facts, day);
  return {
    target,
    facts,
    day,
    due,
    isDue: day >= due,
    window: windowOf(facts, due),
    years,
    known: figures.filter(isKnown),
    missing: figures.filter((figure) => !isKnown(figure)),
    baseline: baselineOf(target, facts, day),
  };
}

/** The references of one series that count, the newest word for each period. */
export function referencesOf({ target, facts, day }: Case, reference: string): ReferenceFact[] {
  const newest = new Map<string, ReferenceFact>();
  for (const fact of facts.references) {
    if (fact.reference !== reference || !counts(fact, target, facts, day)) continue;
    const other = newest.get(fact.period);
    if (!other || other.position < fact.position) newest.set(fact.period, fact);
  }
  return [...newest.values()];
}

function figuresOf(target: Target, facts: Facts, day: Day): MissingFigure[] {
  const newest = new Map<string, FigureFact>();
  for (const fact of facts.figures) {
    if (!counts(fact, target, facts, day)) continue;
    const other = newest.get(fact.period);
    if (!other || lastOf(other.positions) < lastOf(fact.positions)) newest.set(fact.period, fact);
  }
  return [...newest.values()]
    .map((figure) => ({ ...figure, ...daysOf(figure.period, facts.indicator) }))
    .sort(comparePeriods);
}

/** A period that the indicator cannot mean (a plan may be amended under its figures) does not count. */
const counts = (
  fact: { scope?: string | undefined; period: string },
  target: Target,
  facts: Facts,
  day: Day,
) =>
  isSameSeries(fact.scope, target.scope, facts) &&
  !periodProblem(fact.period, facts.indicator) &&
  daysOf(fact.period, facts.indicator).end <= day;

/** A scope that is left out is the indicator's own. */
const isSameSeries = (one: string | undefined, other: string | undefined, { indicator }: Facts) =>
  (one ?? indicator.scope) === (other ?? indicator.scope);

const isKnown = (figure: MissingFigure): figure is KnownFigure =>
  figure.value !== undefined && !MISSING_STATUSES.includes(figure.status);

const lastOf = (positions: readonly number[]) => Math.max(-1, ...positions);

function dueDay({ due }: Target, { plan }: Facts, years: readonly PlanYear[]): Day {
  if (due === 'every_year') return years.at(-1)?.end ?? plan.end;
  return due.length === 4 ? `${due}-12-31` : due;
}

function yearsOfPlan({ plan, indicator }: Facts): PlanYear[] {
  if (indicator.range === 'fiscal_year') return yearsWithin(plan, indicator);
  return yearsWithin({ start: `${plan.start.slice(0, 4)}-01-01`, end: `${plan.end.slice(0, 4)}-12-31` });
}

/** An indicator that counts in fiscal years is summed over the whole ones of these. */
function windowOf({ plan, indicator }: Facts, due: Day): Days {
  const window = { start: plan.start, end: due };
  if (indicator.range !== 'fiscal_year') return window;
  const years = yearsWithin(window, indicator);
  const [first, last] = [years[0], years.at(-1)];
  return first && last ? { start: first.start, end: last.end } : window;
}

/**
 * The plan's own word first, then what a `baseline.set` brought: for the period that the plan names, or for none
 * in particular. A baseline without a period lies on the eve of the plan.
 */
export function baselineOf(target: Target, facts: Facts, day: Day): StartingPoint | undefined {
  const { baseline } = target;
  const eve = addDays(facts.plan.start, -1);
  const endOf = (period: string | undefined) =>
    period === undefined || periodProblem(period, facts.indicator)
      ? eve
      : daysOf(period, facts.indicator).end;
  if (baseline?.value !== undefined) {
    const { value, period } = baseline;
    return { value, period, end: endOf(period), positions: [] };
  }
  const fact = facts.baselines
    .filter(({ scope }) => isSameSeries(scope, target.scope, facts))
    .filter(({ period }) => period === undefined || endOf(period) <= day)
    .filter(({ period }) => !baseline?.period || period === undefined || period === baseline.period)
    .reduce<BaselineFact | undefined>(
      (best, next) => (best && isBetter(best, next) ? best : next),
      undefined,
    );
  if (!fact) return undefined;
  const period = fact.period ?? baseline?.period;
  return { value: fact.value, period, end: endOf(period), positions: [fact.position] };
}

/** One that names its period is better than one that does not; then the newer word. */
const isBetter = (one: BaselineFact, other: BaselineFact) =>
  (one.period === undefined) === (other.period === undefined)
    ? one.position > other.position
    : one.period !== undefined;
