/** What commands about comments become. Everything about a comment is one stream. */
import type { CommentCommand } from './comment-command.ts';
import { deselectComment, selectComment } from './comment-selection.ts';
import type { CommentState, Seal } from './comment-state.ts';
import { eraseComment } from './erase-comment.ts';
import type { Decision } from './problem.ts';
import { replyToComment } from './reply-to-comment.ts';
import { submitComment } from './submit-comment.ts';

/** @param seal used for the words that an entry only commits to; called once at most. */
export function decideComment(state: CommentState, asked: CommentCommand, seal: Seal): Decision {
  switch (asked.type) {
    case 'submit_comment':
      return submitComment(state, asked, seal);
    case 'select_comment':
      return selectComment(state, asked, seal);
    case 'deselect_comment':
      return deselectComment(state, asked);
    case 'reply_to_comment':
      return replyToComment(state, asked, seal);
    case 'erase_comment':
      return eraseComment(state, asked);
  }
}
