/** A figure is reported: once for each cell, unless the earlier report was returned or withdrawn. */
import { cellOf, known, scopeOf, scopeProblem, syntheticProblem } from './cell.ts';
import type { ReportFigure } from './command.ts';
import { sincePosition } from './figure.ts';
import {
  missingNoteProblem,
  nameOf,
  observationOf,
  observationProblems,
  sameObservation,
} from './observation.ts';
import { departmentProblem, REPORTERS, roleProblem } from './people.ts';
import { periodProblem } from './period-check.ts';
import { becomes, type Decision, type Problem, problem, refuse, unchanged } from './problem.ts';
import type { FigureState, SeriesState } from './state.ts';
import { found, statementOf, statementProblems } from './text-checks.ts';
import { unitProblem } from './unit.ts';

export function reportFigure(state: SeriesState, asked: ReportFigure, today: string): Decision {
  const series = known(state, asked);
  if (!series.ok) return refuse(series.problem);
  const { indicator } = series;
  const problems = found(
    roleProblem(asked.actor, REPORTERS),
    departmentProblem(asked.actor, indicator, state.departments),
    syntheticProblem(state, asked),
    scopeProblem(indicator, asked.scope),
    periodProblem(indicator, asked.period, today),
    ...observationProblems(indicator, asked),
    unitProblem(indicator, asked.unit),
    missingNoteProblem(asked, asked.note),
    ...statementProblems(asked, today),
  );
  if (problems.length > 0) return refuse(...problems);

  const observation = observationOf(asked);
  const current = state.figureAt(scopeOf(indicator, asked.scope), asked.period);
  if (current && !current.ended) {
    return sameObservation(current, observation)
      ? unchanged(sincePosition(current))
      : refuse(alreadyReported(current));
  }
  return becomes(asked, 'figure.reported', {
    ...cellOf(indicator, asked),
    ...observation,
    unit: indicator.unit,
    ...statementOf(asked),
    ...(asked.evidence?.length && { evidence: asked.evidence }),
  });
}

const alreadyReported = (current: FigureState): Problem =>
  problem('value', 'already_reported', { value: nameOf(current), position: sincePosition(current) });
