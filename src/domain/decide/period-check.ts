/** A figure's period: one that the indicator takes, and that is over. */

import type { Indicator } from '../../../events/plan.ts';
import { Period } from '../../../events/scalars.ts';
import { daysOf, periodProblem as meaningProblem, unitOf } from '../period.ts';
import { type Problem, problem } from './problem.ts';

/** Its unit is one that figures are taken for; its last day is today or earlier. */
export function periodProblem(indicator: Indicator, period: string, today: string): Problem | undefined {
  const unit = unitOf(period);
  if (unit !== undefined && !indicator.periods.includes(unit)) {
    return problem('period', 'period_not_taken', { value: period, units: indicator.periods.join(', ') });
  }
  return pastPeriodProblem(indicator, period, today);
}

/** Any period that is over: a baseline may be for one that figures are not taken for. */
export function pastPeriodProblem(indicator: Indicator, period: string, today: string): Problem | undefined {
  if (!period) return problem('period', 'required');
  if (!Period.safeParse(period).success) return problem('period', 'not_a_period', { value: period });
  if (meaningProblem(period, indicator)) return problem('period', 'period_range', { value: period });
  const { end } = daysOf(period, indicator);
  return end > today ? problem('period', 'period_not_over', { value: period, end, today }) : undefined;
}
