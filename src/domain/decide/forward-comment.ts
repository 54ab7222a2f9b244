/** Whose a comment is: a moderator forwards it to a department, which may send it back with a reason. */
import type { ForwardComment, SendBackComment } from './comment-command.ts';
import {
  commentBecomes,
  declinedProblem,
  type Known,
  notAcceptedProblem,
  withComment,
} from './comment-event.ts';
import type { CommentState } from './comment-state.ts';
import { HOLDERS, isCalled, isCollective, MODERATORS, ownDepartmentProblem, roleProblem } from './people.ts';
import { type Decision, type Problem, problem, refuse } from './problem.ts';
import { reasonPersonalProblem } from './public-words.ts';
import type { DepartmentState } from './state.ts';
import { found, requiredText } from './text-checks.ts';

export const forwardComment = (state: CommentState, asked: ForwardComment): Decision =>
  withComment(state, asked, (comment, of) => {
    const department = state.departments.find((each) => isCalled(each, asked.department));
    const problems = found(
      roleProblem(asked.actor, MODERATORS),
      declinedProblem(comment) ?? notAcceptedProblem(comment) ?? repliedProblem(comment),
      department ? undefined : problem('department', 'unknown_department', { value: asked.department }),
      department && (collectiveProblem(department) ?? hasItProblem(comment, department)),
    );
    if (problems.length > 0 || !department) return refuse(...problems);
    return commentBecomes(asked, 'comment.forwarded', { ...of, department: department.department });
  });

/** A comment goes to somebody who can answer it. */
export const collectiveProblem = (department: DepartmentState): Problem | undefined =>
  isCollective(department)
    ? problem('department', 'collective_department', { value: department.name })
    : undefined;

const hasItProblem = (comment: Known, { department, name }: DepartmentState): Problem | undefined =>
  comment.department === department ? problem('department', 'has_it_already', { value: name }) : undefined;

/** Whoever answered has answered: what they add is another reply. */
const repliedProblem = ({ replies = [] }: Known): Problem | undefined => {
  const [first] = replies;
  return first && problem('comment', 'already_replied', { position: first.position });
};

export const sendBackComment = (state: CommentState, asked: SendBackComment): Decision =>
  withComment(state, asked, (comment, of) => {
    const holder = state.departments.find(({ department }) => department === comment.department);
    const problems = found(
      roleProblem(asked.actor, HOLDERS),
      declinedProblem(comment) ?? notAcceptedProblem(comment) ?? repliedProblem(comment),
      comment.department === undefined ? problem('department', 'with_nobody') : undefined,
      comment.department === undefined ? undefined : ownDepartmentProblem(asked.actor, holder),
      requiredText('reason', asked.reason, 1000),
      reasonPersonalProblem('reason', asked.reason),
    );
    if (problems.length > 0 || comment.department === undefined) return refuse(...problems);
    const { department } = comment;
    return commentBecomes(asked, 'comment.sent_back', { ...of, department, reason: asked.reason.trim() });
  });
