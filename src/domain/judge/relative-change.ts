/**
 * `relative_change`: (value − baseline) ÷ baseline × 100, turned round for a decrease, under the operator. A
 * baseline of zero has no percentage. A negative one is divided by as it is: from −10 to −5 is a decrease of 50 %.
 */
import type { Target } from '../../../events/target.ts';
import { daysBetween } from '../day.ts';
import { signOf } from '../decimal.ts';
import type { DecimalText, Verdict } from '../facts.ts';
import type { Case, StartingPoint } from './case.ts';
import { againstBaseline } from './change.ts';
import type { Demand } from './demand.ts';
import { satisfies } from './demand.ts';
import { isOnLine } from './pace.ts';
import { type Reading, tell } from './readings.ts';
import type { Reasoning } from './reasoning.ts';

type RelativeChange = Extract<Target, { kind: 'relative_change' }>;

export function judgeRelativeChange(c: Case<RelativeChange>, reasoning: Reasoning): Verdict {
  if (c.baseline && signOf(c.baseline.value) === 0) {
    reasoning.baseline(c.baseline);
    return reasoning.verdict('cannot_judge', 'baseline_zero');
  }
  return againstBaseline(c, reasoning, (reading, from) => {
    const { unit } = c.target;
    const demand: Demand = { operator: c.target.params.operator, value: c.target.value };
    const percent = changeInPercent(c, reasoning, reading, from);
    reasoning.demand(demand, unit);
    reasoning.compare(percent, demand);
    if (c.isDue) reasoning.gap(percent, demand, unit);
    if (satisfies(demand, percent)) return reasoning.verdict(c.isDue ? 'met' : 'on_track');
    if (c.isDue) return reasoning.verdict('missed');
    const onPace = isOnLine(reasoning, demand, percent, {
      elapsedDays: daysBetween(from.end, reading.end),
      planDays: daysBetween(from.end, c.due),
      unit,
    });
    return reasoning.verdict(onPace ? 'on_track' : 'behind');
  });
}

function changeInPercent(
  { target }: Case<RelativeChange>,
  reasoning: Reasoning,
  reading: Reading,
  from: StartingPoint,
): DecimalText {
  const baseline = reasoning.baseline(from);
  const value = tell(reasoning, reading);
  const { unit } = reasoning;
  const change =
    target.params.direction === 'increase'
      ? reasoning.subtract('change', value, baseline, { unit })
      : reasoning.subtract('change', baseline, value, { unit });
  return reasoning.proportion('change_percent', [change, '100', baseline], target.value, {
    unit: target.unit,
  });
}
