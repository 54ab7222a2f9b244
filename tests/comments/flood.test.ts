/** Many comments at once, from everywhere: what they may leave behind, not how long it takes (that is in `bench/`). */
import { randomBytes } from 'node:crypto';
import { createChallenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contactCipher } from '../../src/comments/contact-cipher.ts';
import { createDesk, type Desk } from '../../src/comments/desk.ts';
import { deskKeys } from '../../src/comments/desk-keys.ts';
import { isProof } from '../../src/comments/proof-of-work.ts';
import type { Submission, Submitted } from '../../src/comments/submission.ts';
import { RELEASED_PER_MINUTE } from '../../src/comments/waiting.ts';
import { openPortal, type Portal } from '../http/portal.ts';

const INTO_THE_LOG = 12;
const WAITING_A_MINUTE = 120;
/** Two that are taken, and twenty that wait for it. */
const AT_ONCE = 22;
const TOLD = 2_000;

const keys = deskKeys('a secret of the tests, long enough to be one');
let portal: Portal;
let desk: Desk;
let now: Date;
beforeAll(async () => {
  portal = await openPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  for (const table of ['comment_waiting', 'comment_codes', 'comment_contacts', 'comment_attempts'] as const)
    await portal.db.deleteFrom(table).execute();
  now = portal.deps.clock();
  desk = createDesk({
    ...{ db: portal.db, keys, contactDays: 90 },
    office: { log: portal.log, clock: () => now, demo: false },
    cipher: contactCipher(randomBytes(32).toString('base64')),
    published: async () => 0,
  });
});

/** Work that took no time: the challenge is one that the test made itself. */
async function proofOf(challenge: string): Promise<string> {
  const { algorithm, cost, data } = JSON.parse(challenge).parameters;
  const hmacSignatureSecret = keys.secret('proof');
  const own = await createChallenge({ algorithm, cost, data, deriveKey, counter: 0, hmacSignatureSecret });
  return JSON.stringify({ challenge: own, solution: await solveChallenge({ challenge: own, deriveKey }) });
}

async function comment(n: number, proven: boolean): Promise<Submission> {
  const { token, challenge } = await desk.newForm();
  return {
    form: token,
    ...(proven && { proof: await proofOf(challenge) }),
    sender: `203.0.${Math.floor(n / 250)}.${n % 250}`,
    kind: 'enquiry',
    title: `灌水 ${n}`,
    body: '灌水内容,并非居民留言。'.repeat(40),
    name: '',
    contact: `138${String(n).padStart(8, '0')}`,
    consent: true,
  };
}

/** A few at a time, until so many were sent. */
async function flood(count: number, proven: boolean): Promise<Submitted[]> {
  const answers: Submitted[] = [];
  while (answers.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - answers.length) }, (_, n) =>
      comment(answers.length + n, proven).then((each) => desk.submit(each)),
    );
    answers.push(...(await Promise.all(some)));
  }
  return answers;
}
const told = (answers: readonly Submitted[], outcome: Submitted['outcome']): number =>
  answers.filter((each) => each.outcome === outcome).length;
const rows = async (table: 'comment_waiting' | 'comment_codes' | 'comment_contacts' | 'comment_attempts') =>
  (await portal.db.selectFrom(table).selectAll().execute()).length;
const size = async () => (await portal.log.head()).size;

describe('a flood of comments', () => {
  it('is sent away before anything is done, where more come at once than wait their turn', async () => {
    const all = await Promise.all(Array.from({ length: 60 }, (_, n) => comment(n, false)));
    const answers = await Promise.all(
      all.map((each) => desk.inTurn({ what: 'comment', claimsProof: false }, () => desk.submit(each))),
    );
    const away = answers.filter((each) => 'comeAgainIn' in each);
    expect(away).toEqual(Array.from({ length: 60 - AT_ONCE }, () => ({ comeAgainIn: 5 })));
    expect(await rows('comment_codes')).toBe(AT_ONCE);
    // Whoever asks by a code is not behind them.
    expect(await desk.inTurn({ what: 'question' }, async () => 'asked')).toEqual({ done: 'asked' });
  });

  it('is not asked about again for ten seconds once nothing more may wait, but what brings a proof is', async () => {
    await sql`insert into comment_attempts (act, at)
      select 'held', ${now.toISOString()}::timestamptz from generate_series(1, ${WAITING_A_MINUTE}::int)`.execute(
      portal.db,
    );
    expect(await desk.submit(await comment(1, false))).toEqual({ outcome: 'full', to: 'unproven' });
    const nobody = () => Promise.reject(new Error('nothing is to be done'));
    expect(await desk.inTurn({ what: 'comment', claimsProof: false }, nobody)).toEqual({ comeAgainIn: 10 });
    const proven = await comment(999, true);
    expect(
      await desk.inTurn({ what: 'comment', claimsProof: true }, () => desk.submit(proven)),
    ).toMatchObject({ done: { outcome: 'recorded' } });
  });

  it('makes later forms ask for more work, which is checked as quickly', async () => {
    const attempts = async () => {
      const { token, challenge } = await desk.newForm();
      const solution = await solveChallenge({ challenge: JSON.parse(challenge), deriveKey });
      const proof = JSON.stringify({ challenge: JSON.parse(challenge), solution });
      expect(await isProof(keys, token.split('.')[0] ?? '', proof)).toBe(true);
      return solution?.counter ?? 0;
    };
    expect(await attempts()).toBeLessThanOrEqual(800);
    for (let n = 0; n < 120; n++)
      void desk.inTurn({ what: 'comment', claimsProof: false }, async () => undefined);
    expect(await attempts()).toBeGreaterThanOrEqual(1_600);
    // And a quarter of what usually enters as it comes: the others wait for a round together.
    const answers = await flood(INTO_THE_LOG / 4 + 1, true);
    expect([told(answers, 'recorded'), told(answers, 'waiting')]).toEqual([INTO_THE_LOG / 4, 1]);
  });

  it('lets codes be guessed a thousand times an hour, from wherever, and forgets the tries', async () => {
    const tries = (many: number) =>
      sql`insert into comment_attempts (act, source, at)
        select 'miss', decode(lpad(to_hex(n), 64, '0'), 'hex'), ${now.toISOString()}::timestamptz
        from generate_series(1, ${many}::int) n`.execute(portal.db);
    await tries(999);
    expect(await desk.track('0000000000', '203.0.113.9')).toEqual({ outcome: 'unknown' });
    expect(await desk.track('0000000000', '203.0.113.10')).toEqual({ outcome: 'throttled' });
    expect(await rows('comment_attempts')).toBe(1_000);
    now = new Date(now.getTime() + 61 * 60_000);
    await desk.release(1);
    expect(await rows('comment_attempts')).toBe(0);
    expect(await desk.track('0000000000', '203.0.113.10')).toEqual({ outcome: 'unknown' });
  });

  it('leaves no more codes of what gave way than a few, and none of what was never taken', async () => {
    const [, kept] = await flood(2, false);
    const dropped = (many: number, at: Date) =>
      sql`insert into comment_codes (comment, code_hash, form_hash, created_at, dropped_at)
        select gen_random_uuid(), sha256(convert_to(${at.toISOString()}::text || n, 'UTF8')), null,
          ${at.toISOString()}::timestamptz, ${at.toISOString()}::timestamptz
        from generate_series(1, ${many}::int) n`.execute(portal.db);
    await dropped(500, now);
    now = new Date(now.getTime() + 60 * 60_000);
    await dropped(TOLD - 1, now);
    await sql`update comment_waiting set comment = gen_random_uuid() where comment <> ${
      kept && 'comment' in kept ? kept.comment : ''
    }`.execute(portal.db);
    await desk.forget();
    expect(await rows('comment_codes')).toBe(500 + TOLD - 1 + 2);
    now = new Date(now.getTime() + 26 * 60 * 60_000);
    await desk.forget();
    // The oldest at the edge go together; whose comment waits keeps its code.
    expect(await rows('comment_codes')).toBe(TOLD - 1 + 1);
  });

  it('leaves no more in the log and beside it than the limits say, and clears at its pace', async () => {
    const before = await size();
    const answers = await flood(INTO_THE_LOG + WAITING_A_MINUTE + 30, true);
    expect(told(answers, 'recorded')).toBe(INTO_THE_LOG);
    expect(told(answers, 'waiting')).toBe(WAITING_A_MINUTE);
    expect(told(answers, 'full')).toBe(30);
    expect(await size()).toBe(before + INTO_THE_LOG);
    expect(await rows('comment_waiting')).toBe(WAITING_A_MINUTE);
    const taken = INTO_THE_LOG + WAITING_A_MINUTE;
    // What was refused left nothing: no code, no contact, no trace of its sender.
    expect([await rows('comment_codes'), await rows('comment_contacts')]).toEqual([taken, taken]);
    expect(await rows('comment_attempts')).toBe(2 * taken);

    for (let minute = 0; minute < WAITING_A_MINUTE / RELEASED_PER_MINUTE; minute++) {
      now = new Date(now.getTime() + 60_000);
      await desk.release(RELEASED_PER_MINUTE);
    }
    expect(await rows('comment_waiting')).toBe(0);
    expect(await size()).toBe(before + taken);
    now = new Date(now.getTime() + 25 * 3_600_000);
    await desk.release(RELEASED_PER_MINUTE);
    expect(await rows('comment_attempts')).toBe(0);
  });
});
