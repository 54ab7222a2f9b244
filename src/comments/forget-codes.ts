/** Codes of what never entered the log: told for a while, in a number that no flood can raise. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';

const DAY_MS = 24 * 3_600_000;
/** Days for which a code tells that its comment was given up. */
const TOLD_DAYS = 30;
/** Of those that were given up more than a day ago, the newest so many are told of. */
const MOST_TOLD = 2_000;
/** A form counts once as long as it can be sent, which is a day; and an hour for whoever is at it. */
const SENT_AGAIN_MS = 25 * 3_600_000;

/** Forgets those that were given up long ago, and beyond the newest of them those that no form can bring back. */
export async function forgetDropped(db: Kysely<Database>, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  await sql`
    delete from comment_codes
    where dropped_at < ${before(TOLD_DAYS * DAY_MS)}::timestamptz
      or dropped_at < ${before(SENT_AGAIN_MS)}::timestamptz and dropped_at <= (
        select dropped_at from comment_codes
        where dropped_at is not null
        order by dropped_at desc offset ${MOST_TOLD} limit 1
      )`.execute(db);
}

/** Forgets codes whose taking was cut short a day ago: in the log there is nothing, and nothing waits. */
export async function forgetBegun(db: Kysely<Database>, now: Date): Promise<void> {
  await sql`
    delete from comment_codes c
    where c.dropped_at is null
      and c.created_at < ${new Date(now.getTime() - SENT_AGAIN_MS).toISOString()}::timestamptz
      and not exists (select 1 from comment_waiting w where w.comment = c.comment)
      and not exists (select 1 from events e where e.id = c.comment)`.execute(db);
}
