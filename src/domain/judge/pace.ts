/** Pace: is a value as far on its way as a straight line from where it began to where it must be? */
import { daysBetween } from '../day.ts';
import { subtract } from '../decimal.ts';
import type { Day, DecimalText } from '../facts.ts';
import { type Demand, edgeFor } from './demand.ts';
import type { Reasoning } from './reasoning.ts';

export type Point = { day: Day; value: DecimalText };
export type Line = {
  /** Where it begins; left out, at zero. */
  from?: DecimalText | undefined;
  elapsedDays: number;
  planDays: number;
  unit?: string;
};

/**
 * Holds `latest` against the straight line from `first` to the demand's nearer edge on the due day. The three
 * days stand in order, the due last.
 * @returns whether it keeps pace.
 */
export function keepsPace(r: Reasoning, demand: Demand, first: Point, latest: Point, due: Day): boolean {
  return isOnLine(r, demand, latest.value, {
    from: first.value,
    elapsedDays: daysBetween(first.day, latest.day),
    planDays: daysBetween(first.day, due),
  });
}

/** line = from + (goal − from) × elapsed days ÷ plan days; the value must be on its right side. */
export function isOnLine(r: Reasoning, demand: Demand, value: DecimalText, line: Line): boolean {
  const { from, unit = r.unit } = line;
  const edge = edgeFor(demand, value);
  const elapsed = r.given('elapsed_days', String(line.elapsedDays));
  const all = r.given('plan_days', String(line.planDays));
  const onLine = (goal: DecimalText) => r.compare(value, { operator: edge.operator, value: goal });
  if (from === undefined) return onLine(r.proportion('line', [edge.value, elapsed, all], value, { unit }));
  const remaining = r.subtract('remaining', edge.value, from, { unit });
  const pace = r.proportion('pace', [remaining, elapsed, all], subtract(value, from), { unit });
  return onLine(r.add('line', [from, pace], { unit }));
}
