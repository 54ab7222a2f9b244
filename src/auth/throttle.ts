/** Counts attempts in the database, so that all processes count together. Real time, never the portal's clock. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';

/** At most `max` attempts in `window` seconds. */
export type Rule = { window: number; max: number };
export type Allowed = { allowed: boolean /** Seconds. */; retryAfter: number | null };

export type Throttle = {
  /** Counts an attempt. One that is refused does not lengthen the wait. */
  consume(key: string, rule: Rule): Promise<Allowed>;
  /** How many attempts there were, up to one more than `max`; counts none. */
  count(key: string, rule: Rule): Promise<number>;
  /** Forgets the attempts: the right password was among them. */
  forget(key: string): Promise<void>;
};

/** Keys are stored as digests: the table tells neither accounts nor addresses. */
export function createThrottle(db: Kysely<Database>, now: () => Date): Throttle {
  return {
    async consume(key, { window, max }) {
      const at = now();
      const began = new Date(at.getTime() - window * 1_000);
      const { rows } = await sql<{ count: number; since: Date | string }>`
        insert into staff_attempts (key, count, since) values (${digestOf(key)}, 1, ${at})
        on conflict (key) do update set
          count = case when staff_attempts.since <= ${began} then 1 else least(staff_attempts.count + 1, ${max + 1}) end,
          since = case when staff_attempts.since <= ${began} then ${at} else staff_attempts.since end
        returning count, since`.execute(db);
      const [row] = rows;
      // Whoever tries ever new names leaves an hour's rows, and no more.
      if (row?.count === 1) await forgetBefore(db, new Date(at.getTime() - KEPT_MS));
      if (!row || row.count <= max) return { allowed: true, retryAfter: null };
      const ends = new Date(row.since).getTime() + window * 1_000;
      return { allowed: false, retryAfter: Math.max(1, Math.ceil((ends - at.getTime()) / 1_000)) };
    },
    async count(key, { window }) {
      const row = await db
        .selectFrom('staff_attempts')
        .select('count')
        .where('key', '=', digestOf(key))
        .where('since', '>', new Date(now().getTime() - window * 1_000))
        .executeTakeFirst();
      return row?.count ?? 0;
    },
    async forget(key) {
      await db.deleteFrom('staff_attempts').where('key', '=', digestOf(key)).execute();
    },
  };
}

const forgetBefore = (db: Kysely<Database>, before: Date) =>
  db.deleteFrom('staff_attempts').where('since', '<', before).execute();

/** No window is longer. */
const KEPT_MS = 3_600_000;

const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex');
