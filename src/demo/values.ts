/** Made-up values for one series: a path that reaches what its targets demand, or falls short of it. */
import type { Indicator } from '../../events/plan.ts';
import type { Target } from '../../events/target.ts';
import { type Bounds, boundsOf, ceilingOf, stepsOf, textOf } from './bounds.ts';
import type { Chance } from './chance.ts';

/** How the series ends: as demanded or not. */
export type Ending = 'kept' | 'broken';
export type SeriesPlan = {
  indicator: Indicator;
  /** Targets that are about this series. */
  targets: readonly Target[];
  /** Periods in their order. */
  periods: readonly string[];
  ending: Ending;
  /** A baseline that is known, as a decimal. */
  baseline?: string | undefined;
  /** A size for a series that no target gives one, in steps of the last decimal place. */
  free: number;
  chance: Chance;
  label: string;
};

/** One decimal for each period, with the indicator's number of places. */
export function inventValues(plan: SeriesPlan): string[] {
  return stepsFor(plan).map((steps) => textOf(steps, plan.indicator.decimals));
}

function stepsFor(plan: SeriesPlan): number[] {
  const bounds = boundsOf(plan.targets, plan.indicator.decimals);
  const change = plan.targets.find(({ kind }) => kind === 'relative_change' || kind === 'trend');
  if (change) return changing(plan, change, bounds);
  if (!bounds) return around(plan, plan.free);
  if (repeats(plan.targets)) return everyPeriod(plan, bounds);
  return plan.indicator.measure === 'flow' ? summing(plan, onTopOf(plan, bounds)) : approaching(plan, bounds);
}

const repeats = (targets: readonly Target[]) =>
  targets.some(({ kind }) => kind === 'each_year' || kind === 'maintain');

/** A sum that counts from a baseline has that much less to reach. */
function onTopOf({ baseline, indicator }: SeriesPlan, { low, high }: Bounds): Bounds {
  const start = stepsOf(baseline ?? '0', indicator.decimals);
  return { low: low === undefined ? low : low - start, high: high === undefined ? high : high - start };
}

/** The final number: inside the bounds, or one that breaks them. */
function finalOf({ indicator, ending, chance, label }: SeriesPlan, bounds: Bounds): number {
  const { low, high } = bounds;
  const ceiling = ceilingOf(indicator);
  const room = Math.max(1, Math.round((low ?? high ?? 1) * 0.15));
  if (ending === 'kept') {
    if (low === undefined)
      return chance.between(`final ${label}`, Math.max(0, (high ?? 0) - room), high ?? 0);
    return chance.between(`final ${label}`, low, Math.min(high ?? low + room, ceiling));
  }
  if (low !== undefined && low > 0) {
    return Math.max(0, low - chance.between(`short ${label}`, 1, Math.max(1, Math.round(low * 0.12))));
  }
  return (high ?? 0) + chance.between(`over ${label}`, 1, Math.max(1, Math.round((high ?? 0) * 0.1)));
}

/** A flow: shares of the total, uneven, whole steps, some of them nothing. */
function summing(plan: SeriesPlan, bounds: Bounds): number[] {
  const total = finalOf(plan, bounds);
  const weights = plan.periods.map((period) => 0.15 + plan.chance.share(`weight ${plan.label} ${period}`));
  const sum = weights.reduce((a, b) => a + b, 0);
  let before = 0;
  let weight = 0;
  return weights.map((own) => {
    weight += own;
    const reached = Math.round((total * weight) / sum);
    const part = reached - before;
    before = reached;
    return part;
  });
}

/** A level or rate: from further off towards its final value. */
function approaching(plan: SeriesPlan, bounds: Bounds): number[] {
  const final = finalOf(plan, bounds);
  const { low, high } = bounds;
  // A ceiling that is broken once is missed for good: a series that keeps it starts under it.
  const capped = low === undefined;
  const gap = Math.max(
    1,
    Math.round(Math.max(final, 1) * (0.03 + 0.12 * plan.chance.share(`gap ${plan.label}`))),
  );
  const start = capped
    ? plan.ending === 'kept'
      ? Math.max(final, (high ?? final) - plan.chance.between(`room ${plan.label}`, 0, gap))
      : Math.max(0, (high ?? final) - gap)
    : Math.max(0, final - gap);
  return between(start, final, plan);
}

/** A demand on every period: inside the bounds each time, but for one when the series breaks them. */
function everyPeriod(plan: SeriesPlan, bounds: Bounds): number[] {
  const broken = plan.chance.between(`year ${plan.label}`, 0, plan.periods.length - 1);
  return plan.periods.map((period, index) =>
    finalOf(
      {
        ...plan,
        label: `${plan.label} ${period}`,
        ending: plan.ending === 'broken' && index === broken ? 'broken' : 'kept',
      },
      bounds,
    ),
  );
}

/** Away from the baseline in the direction that is demanded, or too little of it. */
function changing(plan: SeriesPlan, target: Target, bounds: Bounds | undefined): number[] {
  const { indicator, chance, label, ending } = plan;
  const known = plan.baseline === undefined ? undefined : stepsOf(plan.baseline, indicator.decimals);
  const start = known ?? plan.free;
  const params = target.kind === 'relative_change' || target.kind === 'trend' ? target.params : undefined;
  const sign = params?.direction === 'decrease' ? -1 : 1;
  const demanded = target.kind === 'relative_change' ? Number(target.value) / 100 : 0.08;
  const capped = target.kind === 'relative_change' && /at_most|less_than/.test(target.params.operator);
  const factor = (ending === 'kept') !== capped ? 1.05 + 0.2 * chance.share(`far ${label}`) : 0.6;
  const final = Math.round(start * (1 + sign * demanded * factor));
  const least = Math.max(1, Math.round(start * 0.01)) * sign;
  const steps = between(start, final === start ? start + least : final, plan, 1);
  if (target.kind === 'trend' && ending === 'broken') turnBack(steps, sign, least);
  const cap = Math.min(bounds?.high ?? Number.MAX_SAFE_INTEGER, ceilingOf(indicator));
  return steps.map((step) => Math.max(0, Math.min(step, cap)));
}

/** The last step goes the wrong way. */
function turnBack(steps: number[], sign: number, least: number): void {
  const before = steps.at(-2) ?? steps.at(-1) ?? 0;
  steps[steps.length - 1] = before - least * sign;
}

/** Evenly from start (or, with `ahead`, from that many periods after it) to final, each period a whole step. */
function between(start: number, final: number, { periods }: SeriesPlan, ahead = 0): number[] {
  const last = periods.length - 1 + ahead;
  return periods.map((_, index) =>
    last <= 0 ? final : Math.round(start + ((final - start) * (index + ahead)) / last),
  );
}

function around(plan: SeriesPlan, level: number): number[] {
  const swing = Math.max(1, Math.round(level * 0.03));
  return plan.periods.map((period) =>
    Math.min(
      ceilingOf(plan.indicator),
      level + plan.chance.between(`swing ${plan.label} ${period}`, -swing, swing),
    ),
  );
}
