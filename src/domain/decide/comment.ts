/** What commands about comments become. Everything about a comment is one stream. */

import { acceptComment } from './accept-comment.ts';
import type { CommentCommand } from './comment-command.ts';
import { deselectComment, selectComment } from './comment-selection.ts';
import type { CommentState, Seal } from './comment-state.ts';
import { declineComment } from './decline-comment.ts';
import { eraseComment } from './erase-comment.ts';
import { extendComment } from './extend-comment.ts';
import { forwardComment, sendBackComment } from './forward-comment.ts';
import type { Decision } from './problem.ts';
import { rateComment } from './rate-comment.ts';
import { replyToComment } from './reply-to-comment.ts';
import { submitComment } from './submit-comment.ts';

/** @param seal used for the words that an entry only commits to; called once at most. */
export function decideComment(state: CommentState, asked: CommentCommand, seal: Seal): Decision {
  switch (asked.type) {
    case 'submit_comment':
      return submitComment(state, asked, seal);
    case 'accept_comment':
      return acceptComment(state, asked);
    case 'decline_comment':
      return declineComment(state, asked);
    case 'forward_comment':
      return forwardComment(state, asked);
    case 'send_back_comment':
      return sendBackComment(state, asked);
    case 'extend_comment':
      return extendComment(state, asked);
    case 'rate_comment':
      return rateComment(state, asked);
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
