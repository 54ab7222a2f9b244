/** Within which numbers a made-up figure satisfies what a target demands. Whole steps of the last decimal place. */
import type { Indicator } from '../../events/plan.ts';
import type { Target } from '../../events/target.ts';

/** Both ends included; an end that is missing is open. */
export type Bounds = { low?: number | undefined; high?: number | undefined };

export const stepsOf = (value: string, decimals: number): number =>
  Math.round(Number(value) * 10 ** decimals);
export const textOf = (steps: number, decimals: number): string =>
  (Math.max(0, steps) / 10 ** decimals).toFixed(decimals);

/** What all targets with a number of their own demand together, or nothing when none has one. */
export function boundsOf(targets: readonly Target[], decimals: number): Bounds | undefined {
  const each = targets
    .map((target) => boundsOfOne(target, decimals))
    .filter((bounds) => bounds !== undefined);
  if (each.length === 0) return undefined;
  const lows = each.flatMap(({ low }) => (low === undefined ? [] : [low]));
  const highs = each.flatMap(({ high }) => (high === undefined ? [] : [high]));
  return {
    low: lows.length > 0 ? Math.max(...lows) : undefined,
    high: highs.length > 0 ? Math.min(...highs) : undefined,
  };
}

/** The greatest number that can be true: of per cent, of places that are listed, of a thing that is done or not. */
export function ceilingOf({ maximum, unit, decimals, targets }: Indicator): number {
  const counts = targets.flatMap((target) => {
    if (target.kind === 'milestone') return [1];
    return target.kind === 'coverage' ? (target.params.slots ?? target.params.places?.length ?? []) : [];
  });
  const shares = { '%': [100], '‰': [1000] }[unit] ?? [];
  const stated = maximum === undefined ? [] : [Number(maximum)];
  return Math.min(
    Number.MAX_SAFE_INTEGER,
    ...[...counts, ...shares, ...stated].map((most) => most * 10 ** decimals),
  );
}

function boundsOfOne(target: Target, decimals: number): Bounds | undefined {
  switch (target.kind) {
    case 'zero':
      return { low: 0, high: 0 };
    case 'milestone':
      return { low: 10 ** decimals, high: 10 ** decimals };
    case 'coverage': {
      const share = target.value ?? target.params.slots ?? target.params.places?.length;
      if (share === undefined) return undefined;
      const steps = stepsOf(String(share), decimals);
      return target.value === undefined ? { low: steps, high: steps } : { low: steps };
    }
    case 'approximately': {
      const value = stepsOf(target.value, decimals);
      const tolerance = stepsOf(target.params.tolerance ?? '0', decimals);
      return { low: value - tolerance, high: value + tolerance };
    }
    case 'each_year':
    case 'maintain':
      return compare(target.params.inner, target, decimals);
    case 'relative_change':
    case 'trend':
    case 'versus_reference':
    case 'judged':
      return undefined;
    default:
      return compare(target.kind, target, decimals);
  }
}

type Compared = { value?: string | undefined; valueHigh?: string | undefined };

function compare(operator: string, { value = '0', valueHigh = value }: Compared, decimals: number): Bounds {
  const steps = stepsOf(value, decimals);
  switch (operator) {
    case 'at_least':
      return { low: steps };
    case 'more_than':
      return { low: steps + 1 };
    case 'at_most':
      return { high: steps };
    case 'less_than':
      return { high: steps - 1 };
    case 'between':
      return { low: steps, high: stepsOf(valueHigh, decimals) };
    case 'zero':
      return { low: 0, high: 0 };
    default:
      return { low: steps, high: steps };
  }
}
