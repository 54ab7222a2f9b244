/** A moderator declines a comment (不予受理), on one of the public grounds and in public words. */
import { DECLINE_REASONS } from '../../../events/comment.ts';
import type { DeclineComment } from './comment-command.ts';
import { commentBecomes, withComment } from './comment-event.ts';
import type { CommentState } from './comment-state.ts';
import { MODERATORS, roleProblem } from './people.ts';
import { type Decision, problem, refuse } from './problem.ts';
import { reasonPersonalProblem } from './public-words.ts';
import { choiceProblem, found, requiredText } from './text-checks.ts';

export const declineComment = (state: CommentState, asked: DeclineComment): Decision =>
  withComment(state, asked, ({ accepted, declined }, of) => {
    const reason = DECLINE_REASONS.find((each) => each === asked.reason);
    const problems = found(
      roleProblem(asked.actor, MODERATORS),
      accepted && problem('comment', 'already_accepted', { position: accepted.position }),
      declined && problem('comment', 'comment_declined', { position: declined.position }),
      choiceProblem('reason', asked.reason, DECLINE_REASONS),
      requiredText('words', asked.words, 500),
      reasonPersonalProblem('words', asked.words),
    );
    if (problems.length > 0 || !reason) return refuse(...problems);
    return commentBecomes(asked, 'comment.declined', { ...of, reason, words: asked.words.trim() });
  });
