/** The day by which a comment is answered is put off: once, before it is over, with a public reason. */
import type { ExtendComment } from './comment-command.ts';
import {
  commentBecomes,
  declinedProblem,
  type Known,
  notAcceptedProblem,
  withComment,
} from './comment-event.ts';
import type { CommentState } from './comment-state.ts';
import { deadlineOf } from './deadline.ts';
import { EXTENDERS, ownDepartmentProblem, roleProblem } from './people.ts';
import { type Decision, type Problem, problem, refuse } from './problem.ts';
import { reasonPersonalProblem } from './public-words.ts';
import { found, requiredText } from './text-checks.ts';

export const extendComment = (state: CommentState, asked: ExtendComment): Decision =>
  withComment(state, asked, (comment, of) => {
    const holder = state.departments.find(({ department }) => department === comment.department);
    const standing = declinedProblem(comment) ?? notAcceptedProblem(comment) ?? onceProblem(comment, state);
    const { answerBy, problem: unknown } = deadlineOf(state, asked.answerBy);
    const problems = found(
      roleProblem(asked.actor, EXTENDERS),
      ownDepartmentProblem(asked.actor, holder),
      standing,
      requiredText('reason', asked.reason, 1000),
      reasonPersonalProblem('reason', asked.reason),
      standing ? undefined : unknown,
    );
    if (problems.length > 0 || !answerBy) return refuse(...problems);
    return commentBecomes(asked, 'comment.extended', { ...of, answerBy, reason: asked.reason.trim() });
  });

function onceProblem(comment: Known, { today = '' }: CommentState): Problem | undefined {
  const { extended: [once] = [], replies: [reply] = [], answerBy = '' } = comment;
  if (reply) return problem('comment', 'already_replied', { position: reply.position });
  if (once) return problem('comment', 'already_extended', { position: once.position });
  return today > answerBy ? problem('comment', 'extension_late', { value: answerBy }) : undefined;
}
