/** What a number must be: a lower bound, an upper bound, or both. */
import type { InnerKind, Operator, Target } from '../../../events/target.ts';
import { compare } from '../decimal.ts';
import type { DecimalText } from '../facts.ts';

export type Demand =
  | { operator: Operator; value: DecimalText }
  | { operator: 'between'; value: DecimalText; high: DecimalText };
/** One side of a demand: what a value that is on the wrong side of it has to reach. */
export type Edge = { operator: Operator; value: DecimalText };

export const satisfies = (demand: Demand, value: DecimalText): boolean =>
  !isBelow(demand, value) && !isAbove(demand, value);

/** Whether the value falls short of the lower bound, if there is one. */
export function isBelow({ operator, value: goal }: Demand, value: DecimalText): boolean {
  const order = compare(value, goal);
  if (operator === 'more_than') return order <= 0;
  return hasLower(operator) && order < 0;
}

/** Whether the value is beyond the upper bound, if there is one. */
export function isAbove(demand: Demand, value: DecimalText): boolean {
  const order = compare(value, upperOf(demand));
  if (demand.operator === 'less_than') return order >= 0;
  return hasUpper(demand) && order > 0;
}

/** Whether more can be too much. */
export const hasUpper = ({ operator }: Demand): boolean =>
  operator !== 'at_least' && operator !== 'more_than';

/** The side that a value which does not satisfy the demand is on. */
export function edgeFor(demand: Demand, value: DecimalText): Edge {
  const operator = isAbove(demand, value) ? 'at_most' : 'at_least';
  const strict = demand.operator === 'more_than' || demand.operator === 'less_than';
  return {
    operator: strict ? demand.operator : operator,
    value: operator === 'at_most' ? upperOf(demand) : demand.value,
  };
}

export const ZERO: Demand = { operator: 'equals', value: '0' };

/**
 * The demand that a comparing kind makes, or that `each_year` and `maintain` repeat.
 * @throws Error when a bound is missing: the target's schema demands it.
 */
export function demandOf(kind: InnerKind, { value, valueHigh }: Bounds): Demand {
  if (kind === 'zero') return ZERO;
  if (value === undefined) throw new Error(`${kind} has no value`);
  if (kind !== 'between') return { operator: kind, value };
  if (valueHigh === undefined) throw new Error('between has no upper value');
  return { operator: kind, value, high: valueHigh };
}

/** The demand that the target's `params.inner` makes. */
export const innerDemand = (target: Extract<Target, { kind: 'each_year' | 'maintain' }>): Demand =>
  demandOf(target.params.inner, target);

type Bounds = { value?: DecimalText | undefined; valueHigh?: DecimalText | undefined };

const hasLower = (operator: Demand['operator']) => operator !== 'at_most' && operator !== 'less_than';
const upperOf = (demand: Demand) => (demand.operator === 'between' ? demand.high : demand.value);
