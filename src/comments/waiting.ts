/** What was written and is not in the log yet: bounded in number and bytes, and let in at a steady pace. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { WaitingComment } from './submission.ts';

type Db = Kysely<Database>;

/** What may wait at most. A comment of the greatest length is about 5 KB. */
const MOST = 2_000;
const MOST_BYTES = 8 * 1024 * 1024;

/** Comments a minute that are let in from here, within what the log takes at all. */
export const RELEASED_PER_MINUTE = 16;

/**
 * Puts a comment among those that wait. Where there is no room, what came beyond somebody's limit gives way, the
 * oldest first; never what was merely sent without a script.
 * @returns whether there was room.
 */
export async function wait(tx: Db, comment: WaitingComment, now: Date): Promise<boolean> {
  const bytes = Buffer.byteLength(comment.words) + 200;
  for (let left = 50; left > 0 && !(await hasRoom(tx, bytes)); left--) {
    if (!(await dropOldest(tx, now))) return false;
  }
  if (!(await hasRoom(tx, bytes))) return false;
  await tx
    .insertInto('comment_waiting')
    .values({ ...comment, bytes, received_at: now.toISOString() })
    .execute();
  return true;
}

/** How many go first. */
export async function ahead(db: Db, comment: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from comment_waiting w, comment_waiting own
    where own.comment = ${comment}
      and (w.reason = 'over_limit', w.received_at, w.comment) < (own.reason = 'over_limit', own.received_at, own.comment)`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Those whose turn it is: whoever kept to the limits first, and then in the order in which they came. */
export const nextWaiting = (db: Db, most: number) =>
  db
    .selectFrom('comment_waiting')
    .selectAll()
    .orderBy(sql`reason = 'over_limit'`)
    .orderBy('received_at')
    .orderBy('comment')
    .limit(most)
    .execute();

export async function stillWaits(db: Db, comment: string): Promise<boolean> {
  const found = await db
    .selectFrom('comment_waiting')
    .select('comment')
    .where('comment', '=', comment)
    .executeTakeFirst();
  return found !== undefined;
}

export const noLongerWaits = (db: Db, comment: string) =>
  db.deleteFrom('comment_waiting').where('comment', '=', comment).execute();

async function hasRoom(tx: Db, bytes: number): Promise<boolean> {
  const { rows } = await sql<{ count: number; bytes: number }>`
    select count(*)::int as count, coalesce(sum(bytes), 0)::int as bytes from comment_waiting`.execute(tx);
  const [{ count, bytes: held } = { count: 0, bytes: 0 }] = rows;
  return count < MOST && held + bytes <= MOST_BYTES;
}

/** Gives up the oldest of what came beyond a limit, with its contact. Its code goes on to say so. */
async function dropOldest(tx: Db, now: Date): Promise<boolean> {
  const oldest = await tx
    .selectFrom('comment_waiting')
    .select('comment')
    .where('reason', '=', 'over_limit')
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst();
  if (!oldest) return false;
  await giveUp(tx, oldest.comment, now);
  return true;
}

/** What waited is gone, words and contact. */
export async function giveUp(tx: Db, comment: string, now: Date): Promise<void> {
  await noLongerWaits(tx, comment);
  await tx.deleteFrom('comment_contacts').where('comment', '=', comment).execute();
  await tx
    .updateTable('comment_codes')
    .set({ dropped_at: now.toISOString() })
    .where('comment', '=', comment)
    .execute();
}
