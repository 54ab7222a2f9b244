/** What staff do with comments: the queue, one comment, its text as it may be published, its reply. */
import { Hono } from 'hono';
import type { Env } from '../context.ts';
import { staffComment } from './staff-comment.tsx';
import { staffComments } from './staff-comments.tsx';
import { staffContact } from './staff-contact.tsx';
import { staffDrafts } from './staff-drafts.tsx';
import { staffErasure } from './staff-erasure.tsx';
import { staffReply } from './staff-reply.ts';
import { staffSelection } from './staff-selection.ts';
import { staffWaiting } from './staff-waiting.tsx';

export const handling = new Hono<Env>()
  .route('/', staffComments)
  .route('/', staffComment)
  .route('/', staffContact)
  .route('/', staffErasure)
  .route('/', staffReply)
  .route('/', staffSelection)
  .route('/', staffDrafts)
  .route('/', staffWaiting);
