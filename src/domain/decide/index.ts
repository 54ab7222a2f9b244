/** Decides what a command becomes: events, nothing because it is so already, or problems that name the field. */
import type { Command, FigureCommand } from './command.ts';
import { correctFigure } from './correct-figure.ts';
import { evaluateTarget } from './evaluate-target.ts';
import type { Decision } from './problem.ts';
import { reportFigure } from './report-figure.ts';
import { reportReference } from './report-reference.ts';
import { returnFigure } from './return-figure.ts';
import { setBaseline } from './set-baseline.ts';
import type { SeriesState } from './state.ts';
import { verifyFigure } from './verify-figure.ts';
import { withdrawFigure } from './withdraw-figure.ts';

export { adoptPlan } from './adopt-plan.ts';
export { amendPlan } from './amend-plan.ts';
export { scopeOf } from './cell.ts';
export type * from './command.ts';
export { decideComment } from './comment.ts';
export type * from './comment-command.ts';
export { commentStream, sealedWords } from './comment-event.ts';
export type * from './comment-state.ts';
export type { Language, ProblemCode } from './messages/index.ts';
export { messageOf } from './messages/index.ts';
export { isCollective } from './people.ts';
export { type Decided, type Decision, indicatorStream, type Problem, problem } from './problem.ts';
export { citeProblems, isCitable } from './reply-to-comment.ts';
export type * from './role-command.ts';
export { decideRole, GRANTABLE, OF_DEPARTMENTS, ROLES_STREAM } from './roles.ts';
export type * from './state.ts';
export { isBlank } from './text-checks.ts';
export { evaluateTarget };

/** @param today the day in the plan's time zone. */
export function decideFigure(state: SeriesState, asked: FigureCommand, today: string): Decision {
  switch (asked.type) {
    case 'report_figure':
      return reportFigure(state, asked, today);
    case 'verify_figure':
      return verifyFigure(state, asked);
    case 'return_figure':
      return returnFigure(state, asked);
    case 'correct_figure':
      return correctFigure(state, asked, today);
    case 'withdraw_figure':
      return withdrawFigure(state, asked);
    case 'report_reference':
      return reportReference(state, asked, today);
    case 'set_baseline':
      return setBaseline(state, asked, today);
  }
}

export const isFigureCommand = (command: Command): command is FigureCommand =>
  command.type !== 'evaluate_target';
