/** Pace: is a value as far on its way as a straight line from where it began to where it must be? */
import { daysBetween } from '../day.ts';
import { subtract } from '../decimal.ts';
import type { Day, DecimalText } from '../facts.ts';
import { type Demand, edgeFor } from './demand.ts';
import type { Reasoning } from './reasoning.ts';

export type Point = { day: Day; value: DecimalText };

/**
 * Holds `latest` against the straight line from `first` to the demand's nearer edge on the due day: line =
 * first + (goal − first) × days elapsed ÷ days in all. The three days stand in order, the due last.
 * @returns whether it keeps pace.
 */
export function keepsPace(
  reasoning: Reasoning,
  demand: Demand,
  first: Point,
  latest: Point,
  due: Day,
): boolean {
  const elapsed = daysBetween(first.day, latest.day);
  return isOnLine(reasoning, demand, first.value, latest.value, elapsed, daysBetween(first.day, due));
}

/** The same, in days that are counted already. Without `from` the line begins at zero. */
export function isOnLine(
  reasoning: Reasoning,
  demand: Demand,
  from: DecimalText | undefined,
  value: DecimalText,
  elapsedDays: number,
  planDays: number,
): boolean {
  const { unit } = reasoning;
  const edge = edgeFor(demand, value);
  const elapsed = reasoning.given('elapsed_days', String(elapsedDays));
  const all = reasoning.given('plan_days', String(planDays));
  if (from === undefined) {
    const line = reasoning.proportion('line', [edge.value, elapsed, all], value, { unit });
    return reasoning.compare(value, { operator: edge.operator, value: line });
  }
  const remaining = reasoning.subtract('remaining', edge.value, from, { unit });
  const made = subtract(value, from);
  const pace = reasoning.proportion('pace', [remaining, elapsed, all], made, { unit });
  const line = reasoning.add('line', [from, pace], { unit });
  return reasoning.compare(value, { operator: edge.operator, value: line });
}
