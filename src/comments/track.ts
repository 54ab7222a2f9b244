/** 办理进度: what became of a comment, for whoever has its code. Never what was written. */
import { joinKey } from '../projections/act.ts';
import type { CommentRow } from '../projections/rows.ts';
import { mayGuess, noteMiss } from './admission.ts';
import type { DeskOptions } from './desk.ts';
import { codeHash } from './query-code.ts';
import type { WaitingReason } from './submission.ts';
import { ahead, RELEASED_PER_MINUTE } from './waiting.ts';

export type Tracked =
  | { outcome: 'found'; row: CommentRow; signed: boolean }
  | { outcome: 'waiting'; receivedAt: string; reason: WaitingReason; ahead: number; perMinute: number }
  /** It was never entered into the log: it had to give way, was taken for spam, or something broke while it was taken. */
  | { outcome: 'dropped'; receivedAt: string; removedByStaff: boolean }
  | { outcome: 'unknown' }
  /** Too many wrong codes came from there. */
  | { outcome: 'throttled' };

export async function track(desk: DeskOptions, code: string, sender: string | undefined): Promise<Tracked> {
  const { db, keys, office } = desk;
  const now = office.clock();
  const source = sender === undefined ? undefined : keys.hash('source', sender);
  if (!(await mayGuess(db, source, now))) return { outcome: 'throttled' };
  const known = await db
    .selectFrom('comment_codes')
    .select(['comment', 'created_at', 'removed_by_staff'])
    .where('code_hash', '=', codeHash(keys, code))
    .executeTakeFirst();
  if (!known) {
    await noteMiss(db, source, now);
    return { outcome: 'unknown' };
  }
  const { comment } = known;
  const receivedAt = new Date(known.created_at).toISOString();
  const row = await office.log.row('comments', joinKey(comment), (await office.log.head()).size - 1);
  if (row) return { outcome: 'found', row, signed: (await desk.published()) > row.submitted.position };
  const waiting = await db
    .selectFrom('comment_waiting')
    .select('reason')
    .where('comment', '=', comment)
    .executeTakeFirst();
  if (!waiting) return { outcome: 'dropped', receivedAt, removedByStaff: known.removed_by_staff };
  const { reason } = waiting;
  const { outcome, perMinute } = { outcome: 'waiting', perMinute: RELEASED_PER_MINUTE } as const;
  return { outcome, receivedAt, reason, ahead: await ahead(db, comment), perMinute };
}
