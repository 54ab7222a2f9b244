/** A figure is withdrawn by those who report, with a reason; the cell is free for another report. */
import type { WithdrawFigure } from './command.ts';
import { withFigure } from './figure.ts';
import { departmentProblem, REPORTERS, roleProblem } from './people.ts';
import { becomes, type Decision, refuse } from './problem.ts';
import type { SeriesState } from './state.ts';
import { found, requiredText } from './text-checks.ts';

export function withdrawFigure(state: SeriesState, asked: WithdrawFigure): Decision {
  return withFigure(state, asked, ({ indicator, which }) => {
    const problems = found(
      roleProblem(asked.actor, REPORTERS),
      departmentProblem(asked.actor, indicator, state.departments),
      requiredText('reason', asked.reason, 2000),
    );
    if (problems.length > 0) return refuse(...problems);
    return becomes(asked, 'figure.withdrawn', { ...which, reason: asked.reason });
  });
}
