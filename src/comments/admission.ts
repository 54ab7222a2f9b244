/**
 * How many comments may enter the log, and how many may wait beside it. The log only grows: what a flood brings must
 * not get into it. Counted in the database, so that all processes count together.
 */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Effort } from './rush.ts';
import type { WaitingReason } from './submission.ts';

/** `most` within so many seconds. */
type Limit = { most: number; seconds: number };

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** One sender (an address, or the /64 of a subscriber), and one contact. Beyond: it waits. */
const OF_SENDER: readonly Limit[] = [
  { most: 5, seconds: HOUR },
  { most: 20, seconds: DAY },
];
const OF_CONTACT: readonly Limit[] = [{ most: 10, seconds: DAY }];
/** Everybody together, the log's own measure, with what is let in after it waited. */
const OF_ALL: readonly Limit[] = [
  { most: 30, seconds: 60 },
  { most: 5_000, seconds: DAY },
];
/**
 * Of those, what enters as it comes; half of it in a rush, a quarter in a flood. Beyond: it waits for the next round, in
 * which several enter together; each entry changes every page of the portal.
 */
const AT_ONCE: Limit = { most: 12, seconds: 60 };
/** What may begin to wait. Beyond: it is not taken, and the writer is told so with the words still in the form. */
const WAITING_OF_SENDER: readonly Limit[] = [{ most: 20, seconds: DAY }];
const WAITING_OF_ALL: Limit = { most: 30_000, seconds: DAY };
/** In a rush half of it, in a flood a quarter: more would only wait for longer. */
const WAITING_AT_ONCE: Limit = { most: 120, seconds: 60 };
/** Wrong codes. */
const MISSES_OF_SENDER: readonly Limit[] = [{ most: 10, seconds: HOUR }];
const MISSES_OF_SENDER_UNDER_ATTACK: readonly Limit[] = [{ most: 2, seconds: HOUR }];
const ATTACK: readonly Limit[] = [{ most: 500, seconds: HOUR }];
/** Nobody may try after so many: whoever has thousands of addresses still meets one of 10,000 comments in six weeks. */
const MISSES_OF_ALL: readonly Limit[] = [{ most: 1_000, seconds: HOUR }];

export type Admitted = 'admit' | WaitingReason;
/** `full`: it cannot wait either. To that sender, to whatever has no proof of work, or to all. */
export type Full = { full: 'sender' | 'unproven' | 'all' };
export type Verdict = Admitted | Full;

/** Where it came from and whose contact it names, as keyed hashes; left out where there is none. */
export type From = { source: Uint8Array | undefined; contact: Uint8Array | undefined };

/** Part of the transaction that takes the comment: two that come at once are counted one after the other. */
export async function admission(
  tx: Kysely<Database>,
  from: From,
  { proven, effort }: { proven: boolean; effort: Effort },
  now: Date,
): Promise<Verdict> {
  const atOnce = { ...AT_ONCE, most: AT_ONCE.most / effort };
  const waiting = [{ ...WAITING_AT_ONCE, most: WAITING_AT_ONCE.most / effort }, WAITING_OF_ALL];
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
  const { source, contact } = from;
  const beyond = (act: string, of: Uint8Array | undefined, limits: readonly Limit[]) =>
    of === undefined ? false : isReached(tx, [act], of, limits, now);
  const verdict: Admitted = !proven
    ? 'no_proof'
    : (await beyond('sent', source, OF_SENDER)) || (await beyond('contact', contact, OF_CONTACT))
      ? 'over_limit'
      : (await isReached(tx, ENTERED, undefined, OF_ALL, now)) ||
          (await isReached(tx, ['sent'], undefined, [atOnce], now))
        ? 'busy'
        : 'admit';
  if (verdict !== 'admit') {
    if (await isReached(tx, ['held'], undefined, waiting, now)) return fullOf(verdict);
    if (await beyond('held', source, WAITING_OF_SENDER)) return { full: 'sender' };
  }
  await note(tx, verdict === 'admit' ? 'sent' : 'held', source, now);
  if (contact) await note(tx, 'contact', contact, now);
  return verdict;
}

/** Whom it concerns that what has to wait for this reason cannot. */
export const fullOf = (reason: WaitingReason): Full => ({ full: CONCERNS[reason] });
const CONCERNS = { over_limit: 'sender', no_proof: 'unproven', busy: 'all' } as const;

/** Acts by which a comment came into the log: as it was sent, or after it waited. */
const ENTERED = ['sent', 'released'];

/** How many of those that wait may enter the log now; each is counted. */
export async function roomFor(tx: Kysely<Database>, most: number, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
  const left = await Promise.all(
    OF_ALL.map(async (limit) => limit.most - (await count(tx, ENTERED, undefined, limit, now))),
  );
  return Math.max(0, Math.min(most, ...left));
}

/** Whether another code may be tried from there. Many wrong ones from everywhere make it stricter for each. */
export async function mayGuess(db: Kysely<Database>, source: Uint8Array | undefined, now: Date) {
  const isAttack = await isReached(db, ['miss'], undefined, ATTACK, now);
  if (isAttack && (source === undefined || (await isReached(db, ['miss'], undefined, MISSES_OF_ALL, now))))
    return false;
  if (source === undefined) return true;
  return !(await isReached(
    db,
    ['miss'],
    source,
    isAttack ? MISSES_OF_SENDER_UNDER_ATTACK : MISSES_OF_SENDER,
    now,
  ));
}

export const noteMiss = (db: Kysely<Database>, source: Uint8Array | undefined, now: Date) =>
  note(db, 'miss', source, now);

export const note = (tx: Kysely<Database>, act: string, source: Uint8Array | undefined, now: Date) =>
  tx
    .insertInto('comment_attempts')
    .values({ act, source: source ?? null, at: now.toISOString() })
    .execute();

/** A day later nothing tells any more who sent how much; an hour later, who tried wrong codes. */
export const forgetAttempts = (db: Kysely<Database>, now: Date) =>
  db
    .deleteFrom('comment_attempts')
    .where(({ eb, and, or }) => {
      const before = (seconds: number) => eb('at', '<', new Date(now.getTime() - seconds * 1000));
      return or([before(DAY), and([eb('act', '=', 'miss'), before(HOUR)])]);
    })
    .execute();

async function isReached(
  tx: Kysely<Database>,
  acts: readonly string[],
  source: Uint8Array | undefined,
  limits: readonly Limit[],
  now: Date,
): Promise<boolean> {
  for (const limit of limits) if ((await count(tx, acts, source, limit, now)) >= limit.most) return true;
  return false;
}

/** Counts no further than the limit: a table that a flood has filled costs no more than that. */
async function count(
  tx: Kysely<Database>,
  acts: readonly string[],
  source: Uint8Array | undefined,
  { most, seconds }: Limit,
  now: Date,
): Promise<number> {
  const since = new Date(now.getTime() - seconds * 1000).toISOString();
  const of = source === undefined ? sql`` : sql`and source = ${source}`;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from comment_attempts where act in (${sql.join(acts)}) and at > ${since}::timestamptz ${of} limit ${most}
    ) counted`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** One number in the database for the desk's counting. */
const LOCK = 7_162_009;
