/** Erasure by the writer: with the query code, and what shows that the comment is theirs. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { performComment } from '../office/comments.ts';
import { joinKey } from '../projections/act.ts';
import type { CommentRow } from '../projections/rows.ts';
import { mayGuess, noteMiss } from './admission.ts';
import type { DeskOptions } from './desk.ts';
import { codeHash } from './query-code.ts';
import { giveUp } from './waiting.ts';
import { isProven, type WritersProof } from './writers-proof.ts';

export type ErasureAsked = WritersProof & {
  /** Ten digits. */
  code: string;
  sender: string | undefined;
  /** Without it nothing is erased: the writer is shown first what would be. */
  confirmed: boolean;
};

export type Erased =
  /** Theirs, and still here. Without a row it waits, and is not in the log. */
  | { outcome: 'asks'; row: CommentRow | undefined }
  /** Gone. Without a position it had not entered the log, and never will. */
  | { outcome: 'erased'; position: number | undefined }
  | { outcome: 'unknown' }
  /** The code is one; what should show that the comment is theirs does not. */
  | { outcome: 'unproven' }
  | { outcome: 'throttled' };

export async function eraseByWriter(desk: DeskOptions, asked: ErasureAsked): Promise<Erased> {
  const { db, keys, office } = desk;
  const now = office.clock();
  const source = asked.sender === undefined ? undefined : keys.hash('source', asked.sender);
  if (!(await mayGuess(db, source, now))) return { outcome: 'throttled' };
  const known = await db
    .selectFrom('comment_codes')
    .select(['comment', 'dropped_at'])
    .where('code_hash', '=', codeHash(keys, asked.code))
    .executeTakeFirst();
  if (!known) {
    await noteMiss(db, source, now);
    return { outcome: 'unknown' };
  }
  const { comment } = known;
  const row = await rowOf(desk, comment);
  if (row?.state === 'erased') return { outcome: 'erased', position: row.erased?.position };
  if (known.dropped_at !== null && !row) return { outcome: 'erased', position: undefined };
  // Whoever has found a code has still to guess the rest: from wherever they come, a few times an hour.
  const guesses = keys.hash('source', `erasure of ${comment}`);
  if (!(await mayGuess(db, guesses, now))) return { outcome: 'throttled' };
  if (!(await isProven(desk, comment, asked))) {
    await Promise.all([noteMiss(db, source, now), noteMiss(db, guesses, now)]);
    return { outcome: 'unproven' };
  }
  if (!asked.confirmed) return { outcome: 'asks', row };
  if (!row) await giveUp(db, comment, now);
  // It may have entered the log just now.
  const position = await eraseRecorded(desk, comment);
  return { outcome: 'erased', position };
}

/** Erases what is in the log. @returns the position of the event; undefined when it is not in the log. */
async function eraseRecorded(desk: DeskOptions, comment: string): Promise<number | undefined> {
  if (!(await rowOf(desk, comment))) return undefined;
  const performed = await performComment(desk.office, {
    type: 'erase_comment',
    id: randomUUID(),
    actor: { role: 'resident' },
    comment,
    authority: AUTHORITY,
    reason: 'writer',
  });
  if (!performed.ok) throw new Error('an erasure that its writer asked for was refused');
  return performed.positions[0];
}

/** Who decided it, in the log. */
const AUTHORITY = '留言人本人';

/**
 * What its writer withdrew while it waited may have been on its way into the log at that moment: it is erased there.
 * @returns how many.
 */
export async function eraseWithdrawn(desk: DeskOptions): Promise<number> {
  const { rows } = await sql<{ comment: string }>`
    select c.comment from comment_codes c
    join events e on e.id = c.comment
    where c.dropped_at is not null and not exists (
      select 1 from events x where x.stream = e.stream and x.type = 'comment.erased'
    )`.execute(desk.db);
  for (const { comment } of rows) await eraseRecorded(desk, comment);
  return rows.length;
}

const rowOf = async ({ office: { log } }: DeskOptions, comment: string) =>
  log.row('comments', joinKey(comment), (await log.head()).size - 1);
