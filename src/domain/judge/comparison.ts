/** `at_least` `at_most` `more_than` `less_than` `equals` `between`, `approximately` and `zero`. */
import type { InnerKind, Target } from '../../../events/target.ts';
import { signOf } from '../decimal.ts';
import type { Verdict } from '../facts.ts';
import type { Case } from './case.ts';
import { type Demand, demandOf, ZERO } from './demand.ts';
import { judgeFlow } from './flow.ts';
import { judgeLevel } from './level.ts';
import { judgePeriods } from './maintain.ts';
import { partsWithin } from './readings.ts';
import type { Reasoning } from './reasoning.ts';

export type Comparing = Extract<Target, { kind: InnerKind }>;
type Approximate = Extract<Target, { kind: 'approximately' }>;

/** Judges a number against the demand, by the way in which the indicator measures. */
export const judgeNumber = (c: Case, reasoning: Reasoning, demand: Demand): Verdict =>
  c.facts.indicator.measure === 'flow' ? judgeFlow(c, reasoning, demand) : judgeLevel(c, reasoning, demand);

export const judgeComparison = (c: Case<Comparing>, reasoning: Reasoning): Verdict =>
  c.target.kind === 'zero'
    ? judgeZero(c, reasoning)
    : judgeNumber(c, reasoning, demandOf(c.target.kind, c.target));

/** 左右 with a tolerance: between value − tolerance and value + tolerance, both included. */
export function judgeApproximately(c: Case<Approximate>, reasoning: Reasoning, tolerance: string): Verdict {
  const { unit } = c.target;
  const value = reasoning.given('target', c.target.value, { unit });
  const margin = reasoning.given('tolerance', tolerance, { unit });
  const low = reasoning.subtract('target', value, margin, { unit });
  const high = reasoning.add('target', [value, margin], { unit });
  return judgeNumber(c, reasoning, { operator: 'between', value: low, high });
}

/** Nothing at all, in any period: a sum of zero out of +1 and −1 is not nothing. */
function judgeZero(c: Case, reasoning: Reasoning): Verdict {
  if (c.facts.indicator.measure !== 'flow') return judgePeriods(c, reasoning, ZERO);
  const broken = partsWithin(c, c.window).some(({ value }) => signOf(value) !== 0);
  return broken ? judgePeriods(c, reasoning, ZERO) : judgeFlow(c, reasoning, ZERO);
}
