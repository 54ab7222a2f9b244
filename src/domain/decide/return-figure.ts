/** A figure is returned to its reporter, with a reason; the cell is free for another report. */
import type { ReturnFigure } from './command.ts';
import { withFigure } from './figure.ts';
import { roleProblem, VERIFIERS } from './people.ts';
import { becomes, type Decision, problem, refuse } from './problem.ts';
import type { SeriesState } from './state.ts';
import { found, requiredText } from './text-checks.ts';

export function returnFigure(state: SeriesState, asked: ReturnFigure): Decision {
  return withFigure(state, asked, ({ figure, which }) => {
    if (figure.verified) {
      return refuse(problem('figure', 'verified_return', { position: figure.verified.position }));
    }
    const problems = found(roleProblem(asked.actor, VERIFIERS), requiredText('reason', asked.reason, 2000));
    if (problems.length > 0) return refuse(...problems);
    return becomes(asked, 'figure.returned', { ...which, reason: asked.reason });
  });
}
