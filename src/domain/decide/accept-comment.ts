/** A moderator takes a comment on: from then on it has a day by which it is answered. */
import type { AcceptComment } from './comment-command.ts';
import { commentBecomes, declinedProblem, withComment } from './comment-event.ts';
import type { CommentState } from './comment-state.ts';
import { deadlineOf } from './deadline.ts';
import { collectiveProblem } from './forward-comment.ts';
import { isCalled, MODERATORS, roleProblem } from './people.ts';
import { type Decision, problem, refuse } from './problem.ts';
import { found } from './text-checks.ts';

export const acceptComment = (state: CommentState, asked: AcceptComment): Decision =>
  withComment(state, asked, (comment, of) => {
    const { answerBy, problem: late } = deadlineOf(state, asked.answerBy);
    const named = asked.department ?? '';
    const department = state.departments.find((each) => isCalled(each, named));
    const problems = found(
      roleProblem(asked.actor, MODERATORS),
      declinedProblem(comment),
      comment.accepted && problem('comment', 'already_accepted', { position: comment.accepted.position }),
      named && !department ? problem('department', 'unknown_department', { value: named }) : undefined,
      department && collectiveProblem(department),
      late,
    );
    if (problems.length > 0 || !answerBy) return refuse(...problems);
    const data = { ...of, ...(department && { department: department.department }), answerBy };
    return commentBecomes(asked, 'comment.accepted', data);
  });
