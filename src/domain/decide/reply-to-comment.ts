/** A department answers. The reply may quote a resident, and is sealed; there may be several. */
import type { ReplyToComment } from './comment-command.ts';
import { commentBecomes, declinedProblem, withComment } from './comment-event.ts';
import type { CommentState, Seal } from './comment-state.ts';
import { ANSWERERS, isCalled, roleProblem } from './people.ts';
import { type Decision, problem, refuse } from './problem.ts';
import type { DepartmentState } from './state.ts';
import { found, requiredText } from './text-checks.ts';

const LONGEST_REPLY = 5000;

export const replyToComment = (state: CommentState, asked: ReplyToComment, seal: Seal): Decision =>
  withComment(state, asked, (comment, of) => {
    const department = state.departments.find((each) => isCalled(each, asked.department));
    const problems = found(
      roleProblem(asked.actor, ANSWERERS),
      declinedProblem(comment),
      department ? undefined : problem('department', 'unknown_department', { value: asked.department }),
      department && officeProblem(asked, department),
      requiredText('body', asked.body, LONGEST_REPLY),
    );
    if (problems.length > 0 || !department) return refuse(...problems);
    const { commitment, opening } = seal({ body: asked.body });
    const data = { ...of, department: department.department, sealed: commitment };
    return commentBecomes(asked, 'comment.replied', data, opening);
  });

/** A clerk answers for their own department alone. */
function officeProblem({ actor: { role, office } }: ReplyToComment, department: DepartmentState) {
  if (role !== 'clerk') return undefined;
  if (!office) return problem('office', 'clerk_without_office');
  return isCalled(department, office)
    ? undefined
    : problem('office', 'not_own_department', { office, choices: department.name });
}
