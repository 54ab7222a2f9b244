/** The value that changes are counted from is set, where the plan left it open. A newer one replaces an older. */

import { Period } from '../../../events/scalars.ts';
import { compare } from '../decimal.ts';
import { cellOf, known, scopeOf, scopeProblem, syntheticProblem } from './cell.ts';
import type { SetBaseline } from './command.ts';
import { valueProblem } from './observation.ts';
import { departmentProblem, REPORTERS, roleProblem } from './people.ts';
import { pastPeriodProblem } from './period-check.ts';
import { becomes, type Decision, problem, refuse, unchanged } from './problem.ts';
import type { SeriesState } from './state.ts';
import { found, statementOf, statementProblems } from './text-checks.ts';
import { unitProblem } from './unit.ts';

export function setBaseline(state: SeriesState, asked: SetBaseline, today: string): Decision {
  const series = known(state, asked);
  if (!series.ok) return refuse(series.problem);
  const { indicator } = series;
  const problems = found(
    roleProblem(asked.actor, REPORTERS),
    departmentProblem(asked.actor, indicator, state.departments),
    syntheticProblem(state, asked),
    scopeProblem(indicator, asked.scope),
    asked.period ? pastPeriodProblem(indicator, asked.period, today) : undefined,
    valueProblem(indicator, asked.value),
    unitProblem(indicator, asked.unit),
    ...statementProblems(asked, today),
  );
  if (problems.length > 0) return refuse(...problems);

  const current = state.baselineAt(scopeOf(indicator, asked.scope), asked.period || undefined);
  if (current && compare(current.value, asked.value) === 0) return unchanged(current.set.position);
  if (current && !asked.replace) {
    const { value, set } = current;
    return refuse(problem('value', 'baseline_already_set', { value, position: set.position }));
  }
  const { period: _period, ...place } = cellOf(indicator, { ...asked, period: '' });
  return becomes(asked, 'baseline.set', {
    ...place,
    ...(asked.period && { period: Period.parse(asked.period) }),
    value: asked.value,
    unit: indicator.unit,
    ...statementOf(asked),
  });
}
