/** What waits beside the log, as staff see it: how much, since when and why; a text only where somebody opens it. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { WaitingReason } from './submission.ts';
import { giveUp } from './waiting.ts';

type Db = Kysely<Database>;

/** How much waits for one reason. `oldest`, `newest`: when they came, ISO 8601. */
export type HeldFor = { reason: WaitingReason; count: number; bytes: number; oldest: string; newest: string };

export type HeldComment = {
  comment: string;
  reason: WaitingReason;
  kind: string;
  plan: string | undefined;
  about: string | undefined;
  consent: boolean;
  bytes: number;
  receivedAt: string;
  /** In which turn it is let in, from 1. */
  turn: number;
  /** How many of those that wait came from the same sender, itself included; 1 where nobody knows the sender. */
  alike: number;
};

export async function heldFor(db: Db): Promise<HeldFor[]> {
  const rows = await db
    .selectFrom('comment_waiting')
    .select(({ fn }) => [
      'reason',
      fn.countAll<number>().as('count'),
      fn.sum<number>('bytes').as('bytes'),
      fn.min('received_at').as('oldest'),
      fn.max('received_at').as('newest'),
    ])
    .groupBy('reason')
    .orderBy('reason')
    .execute();
  return rows.map((row) => ({
    reason: row.reason,
    count: Number(row.count),
    bytes: Number(row.bytes),
    oldest: new Date(row.oldest).toISOString(),
    newest: new Date(row.newest).toISOString(),
  }));
}

/** All that wait, in the order in which they are let in. The desk bounds how many there can be. */
export async function heldComments(db: Db): Promise<HeldComment[]> {
  const rows = await db
    .selectFrom('comment_waiting')
    .select(['comment', 'reason', 'kind', 'plan', 'about', 'consent', 'bytes', 'received_at'])
    .select(
      sql<number>`case when source is null then 1 else count(*) over (partition by source) end`.as('alike'),
    )
    .orderBy(sql`reason = 'over_limit'`)
    .orderBy('received_at')
    .orderBy('comment')
    .execute();
  return rows.map(({ received_at, alike, plan, about, ...row }, index) => ({
    ...row,
    plan: plan ?? undefined,
    about: about ?? undefined,
    receivedAt: new Date(received_at).toISOString(),
    turn: index + 1,
    alike: Number(alike),
  }));
}

/** Those that came from the sender of one of them; it alone where nobody knows the sender. */
export async function fromSameSender(db: Db, comment: string): Promise<Set<string>> {
  const { rows } = await sql<{ comment: string }>`
    select w.comment from comment_waiting w, comment_waiting own
    where own.comment = ${comment} and (w.comment = own.comment or w.source = own.source)`.execute(db);
  return new Set(rows.map((row) => row.comment));
}

export type HeldWords = { title: string; body: string; name: string };

/** The words of some that wait. Whoever shows them unmasked notes it first. */
export async function heldWords(db: Db, comments: readonly string[]): Promise<Map<string, HeldWords>> {
  if (comments.length === 0) return new Map();
  const rows = await db
    .selectFrom('comment_waiting')
    .select(['comment', 'words'])
    .where('comment', 'in', comments)
    .execute();
  return new Map(rows.map(({ comment, words }) => [comment, JSON.parse(words) as HeldWords]));
}

/**
 * Takes one out for spam, words and contact; its code says so from then on. What was let in meanwhile, or is gone, is
 * left as it is.
 * @returns whether it was there.
 */
export function removeHeld(db: Db, comment: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const waits = await tx
      .selectFrom('comment_waiting')
      .select('comment')
      .where('comment', '=', comment)
      .forUpdate()
      .executeTakeFirst();
    if (!waits || (await isInLog(tx, comment))) return false;
    await giveUp(tx, comment, now);
    await tx
      .updateTable('comment_codes')
      .set({ removed_by_staff: true })
      .where('comment', '=', comment)
      .execute();
    return true;
  });
}

async function isInLog(tx: Db, comment: string): Promise<boolean> {
  const { rows } = await sql`select 1 from events where stream = ${`comment/${comment}`} limit 1`.execute(tx);
  return rows.length > 0;
}
