/**
 * Text, name and salts of a comment are erased, those of its replies and of what was published of it as well; the
 * event says where it stood, who decided it and on which ground. The log erases them with the event, in one
 * transaction.
 */
import { ERASURE_REASONS } from '../../../events/comment.ts';
import type { EraseComment } from './comment-command.ts';
import { commentBecomes, withComment } from './comment-event.ts';
import type { CommentState } from './comment-state.ts';
import { erasersFor, roleProblem } from './people.ts';
import { type Decision, refuse, unchanged } from './problem.ts';
import { choiceProblem, found, requiredText } from './text-checks.ts';

export function eraseComment(state: CommentState, asked: EraseComment): Decision {
  const { comment } = state;
  const reason = ERASURE_REASONS.find((each) => each === asked.reason);
  const problems = found(
    roleProblem(asked.actor, erasersFor(asked.reason)),
    requiredText('authority', asked.authority, 200),
    choiceProblem('reason', asked.reason, ERASURE_REASONS),
  );
  if (comment?.erased && problems.length === 0) return unchanged(comment.erased.position);
  return withComment(state, asked, ({ submitted: { position } }, of) =>
    problems.length > 0 || !reason
      ? refuse(...problems)
      : commentBecomes(asked, 'comment.erased', { ...of, position, authority: asked.authority, reason }),
  );
}
