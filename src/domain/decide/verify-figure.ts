/** A figure is verified, by somebody other than its reporter. */
import type { VerifyFigure } from './command.ts';
import { withFigure } from './figure.ts';
import { ownReportProblem, roleProblem, VERIFIERS } from './people.ts';
import { becomes, type Decision, problem, refuse } from './problem.ts';
import type { SeriesState } from './state.ts';
import { found, textProblem } from './text-checks.ts';

export function verifyFigure(state: SeriesState, asked: VerifyFigure): Decision {
  return withFigure(state, asked, ({ figure, which }) => {
    if (figure.verified) {
      return refuse(problem('figure', 'already_verified', { position: figure.verified.position }));
    }
    const problems = found(
      roleProblem(asked.actor, VERIFIERS),
      ownReportProblem(asked.actor, figure),
      textProblem('opinion', asked.opinion, 2000),
    );
    if (problems.length > 0) return refuse(...problems);
    return becomes(asked, 'figure.verified', { ...which, ...(asked.opinion && { opinion: asked.opinion }) });
  });
}
