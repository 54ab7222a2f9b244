/** A figure is corrected: the event names the figure, the old and the new observation, and the reason. */
import { CORRECTION_KINDS, type Observation } from '../../../events/figure.ts';
import type { CorrectFigure, ObservationInput } from './command.ts';
import { sincePosition, withFigure } from './figure.ts';
import { nameOf, observationOf, observationProblems } from './observation.ts';
import { departmentProblem, REPORTERS, roleProblem } from './people.ts';
import { becomes, type Decision, type Problem, problem, refuse } from './problem.ts';
import type { FigureState, SeriesState } from './state.ts';
import { choiceProblem, found, requiredText, statementOf, statementProblems } from './text-checks.ts';

const OBSERVED = ['value', 'numerator', 'denominator', 'status', 'places'] as const;

export function correctFigure(state: SeriesState, asked: CorrectFigure, today: string): Decision {
  return withFigure(state, asked, ({ indicator, figure, which }) => {
    const kind = CORRECTION_KINDS.find((each) => each === asked.kind);
    const problems = found(
      roleProblem(asked.actor, REPORTERS),
      departmentProblem(asked.actor, indicator, state.departments),
      ...observationProblems(indicator, asked.new),
      oldProblem(figure, asked.old),
      requiredText('reason', asked.reason, 2000),
      choiceProblem('kind', asked.kind, CORRECTION_KINDS),
      ...statementProblems(asked, today),
    );
    if (problems.length > 0 || !kind) return refuse(...problems);
    const old = observed(figure);
    const next = observationOf(asked.new);
    if (OBSERVED.every((part) => String(old[part]) === String(next[part]))) {
      return refuse(problem('value', 'nothing_changed'));
    }
    return becomes(asked, 'figure.corrected', {
      ...which,
      old,
      new: next,
      reason: asked.reason,
      kind,
      ...statementOf(asked),
    });
  });
}

/** What was meant to be corrected must be what stands: somebody else may have been quicker. */
function oldProblem(figure: FigureState, old: ObservationInput | undefined): Problem | undefined {
  if (!old) return undefined;
  const differs = OBSERVED.some(
    (part) => old[part] !== undefined && String(old[part]) !== String(figure[part] ?? ''),
  );
  return differs
    ? problem('old', 'old_differs', { value: nameOf(figure), position: sincePosition(figure) })
    : undefined;
}

function observed({ value, numerator, denominator, status, places }: FigureState): Observation {
  return {
    ...(value !== undefined && { value }),
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    status,
    ...(places && { places }),
  };
}
