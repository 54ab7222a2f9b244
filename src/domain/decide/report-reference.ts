/** A value of a series that targets are measured against is reported. A newer report replaces an older. */
import { compare } from '../decimal.ts';
import { cellOf, known, scopeOf, scopeProblem, syntheticProblem } from './cell.ts';
import type { ReportReference } from './command.ts';
import { valueProblem } from './observation.ts';
import { departmentProblem, REPORTERS, roleProblem } from './people.ts';
import { periodProblem } from './period-check.ts';
import { becomes, type Decision, problem, refuse, unchanged } from './problem.ts';
import type { SeriesState } from './state.ts';
import { found, statementOf, statementProblems } from './text-checks.ts';
import { unitProblem } from './unit.ts';

export function reportReference(state: SeriesState, asked: ReportReference, today: string): Decision {
  const series = known(state, asked);
  if (!series.ok) return refuse(series.problem);
  const { plan, indicator } = series;
  const { reference, value } = asked;
  const isKnown = plan.references.some(({ id }) => id === reference);
  const problems = found(
    roleProblem(asked.actor, REPORTERS),
    departmentProblem(asked.actor, indicator, state.departments),
    isKnown ? undefined : problem('reference', 'unknown_reference', { value: reference }),
    syntheticProblem(state, asked),
    scopeProblem(indicator, asked.scope),
    periodProblem(indicator, asked.period, today),
    valueProblem(indicator, value),
    unitProblem(indicator, asked.unit),
    ...statementProblems(asked, today),
  );
  if (problems.length > 0) return refuse(...problems);

  const current = state.referenceAt(reference, scopeOf(indicator, asked.scope), asked.period);
  if (current && compare(current.value, value) === 0) return unchanged(current.reported.position);
  if (current && !asked.replace) {
    const { position } = current.reported;
    return refuse(problem('value', 'reference_already_reported', { value: current.value, position }));
  }
  const unit = indicator.unit;
  return becomes(asked, 'reference.reported', {
    ...cellOf(indicator, asked),
    reference,
    value,
    unit,
    ...statementOf(asked),
  });
}
