/** A department answers. The reply may quote a resident, and is sealed; there may be several. */
import type { ReplyToComment } from './comment-command.ts';
import {
  commentBecomes,
  declinedProblem,
  type Known,
  notAcceptedProblem,
  withComment,
} from './comment-event.ts';
import type { CommentState, Seal } from './comment-state.ts';
import { ANSWERERS, isCalled, ownDepartmentProblem, roleProblem } from './people.ts';
import { type Decision, type Problem, problem, refuse } from './problem.ts';
import { personalProblem } from './public-words.ts';
import type { DepartmentState } from './state.ts';
import { found, requiredText } from './text-checks.ts';

export const LONGEST_REPLY = 5000;
export const MOST_CITES = 20;

export const replyToComment = (state: CommentState, asked: ReplyToComment, seal: Seal): Decision =>
  withComment(state, asked, (comment, of) => {
    const department = state.departments.find((each) => isCalled(each, asked.department));
    const problems = found(
      roleProblem(asked.actor, ANSWERERS),
      declinedProblem(comment) ?? notAcceptedProblem(comment),
      department ? undefined : problem('department', 'unknown_department', { value: asked.department }),
      department && ownDepartmentProblem(asked.actor, department),
      department && otherHolderProblem(comment, department, state.departments),
      requiredText('body', asked.body, LONGEST_REPLY) ?? personalProblem('body', asked.body, asked.left),
      ...citeProblems(state.cited, asked.cites),
    );
    if (problems.length > 0 || !department) return refuse(...problems);
    const { commitment, opening } = seal({ body: asked.body });
    const cites = citedIds(state, asked);
    const data = {
      ...of,
      department: department.department,
      sealed: commitment,
      ...(cites.length > 0 && { cites }),
    };
    return commentBecomes(asked, 'comment.replied', data, opening);
  });

/** Who has it answers, or who they became. */
function otherHolderProblem(
  { department: holder }: Known,
  { department, name }: DepartmentState,
  all: readonly DepartmentState[],
): Problem | undefined {
  const has = all.find((each) => each.department === holder);
  const mayAnswer =
    holder === undefined || holder === department || has?.succeededBy?.department === department;
  return mayAnswer
    ? undefined
    : problem('department', 'another_has_it', { value: name, choices: has?.name ?? holder ?? '' });
}

/** Families whose events a reply may cite: what the portal says of the plan. Comments and accounts are none. */
const CITABLE =
  /^(plan|figure|reference|baseline|evidence|target|evaluation|task|summary|bulletin|acceptance|commendation|notice|rectification)\./;

/** Whether a reply may cite events of a type. */
export const isCitable = (type: string): boolean => CITABLE.test(type);

/** @param cited the events that there are, by what was typed. */
export function citeProblems(cited: CommentState['cited'], cites: readonly string[] = []): Problem[] {
  if (cites.length > MOST_CITES) return [problem('cites', 'too_many', { max: MOST_CITES })];
  return cites.flatMap((value) => {
    const event = cited?.get(value);
    if (!event) return problem('cites', 'unknown_event', { value });
    return isCitable(event.type) ? [] : problem('cites', 'not_citable', { value });
  });
}

const citedIds = ({ cited }: CommentState, { cites = [] }: ReplyToComment): string[] => [
  ...new Set(cites.flatMap((value) => cited?.get(value)?.id ?? [])),
];
