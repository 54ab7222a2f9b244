import { randomBytes } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contactCipher } from '../../src/comments/contact-cipher.ts';
import { createDesk, type Desk } from '../../src/comments/desk.ts';
import { deskKeys } from '../../src/comments/desk-keys.ts';
import type { Submission, Submitted } from '../../src/comments/submission.ts';
import { openLog } from '../../src/log/open.ts';
import { projections } from '../../src/projections/index.ts';
import { dialects, type TestDatabase } from '../database.ts';

const WORDS = {
  kind: 'enquiry',
  title: '旧房综合改造',
  body: '请问今年排不排得上?曹杨二村。',
  name: '',
  consent: false,
};

describe.each(dialects)('the desk of comments on $dialect', ({ open }) => {
  let database: TestDatabase;
  let desk: Desk;
  let log: ReturnType<typeof openLog>;
  let now: Date;
  beforeEach(async () => {
    now = new Date('2016-02-15T08:00:00.000Z');
    database = await open();
    const clock = () => now;
    log = openLog({ db: database.db, clock, source: 'test.example/log', projections });
    desk = createDesk({
      db: database.db,
      office: { log, clock, demo: false },
      keys: deskKeys('a secret of the tests, long enough to be one'),
      cipher: contactCipher(randomBytes(32).toString('base64')),
      contactDays: 90,
      published: async () => 0,
    });
  });
  afterEach(async () => {
    await log.close();
    await database.close();
  });

  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  const filledIn = async (more: Partial<Submission> = {}, proven = true): Promise<Submission> => {
    const { token: form, challenge } = await desk.newForm();
    if (!proven) return { ...WORDS, form, ...more };
    const solution = await solveChallenge({ challenge: JSON.parse(challenge), deriveKey });
    return { ...WORDS, form, proof: JSON.stringify({ challenge: JSON.parse(challenge), solution }), ...more };
  };
  const sends = async (more?: Partial<Submission>, proven?: boolean) =>
    desk.submit(await filledIn(more, proven));
  const codeOf = (submitted: Submitted) => ('code' in submitted ? submitted.code : '');
  const size = async () => (await log.head()).size;

  test('takes a form once, however many send it at the same time', async () => {
    const form = await filledIn({ contact: '13812345678', sender: '203.0.113.7' });
    const all = await Promise.all([1, 2, 3, 4].map(() => desk.submit(form)));
    expect(new Set(all.map(codeOf)).size).toBe(1);
    expect(all.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded', 'recorded', 'recorded']);
    expect(await size()).toBe(1);
    expect(await database.db.selectFrom('comment_contacts').select('comment').execute()).toHaveLength(1);
  });

  test('lets what waits in by turns, whoever kept to the limits first', async () => {
    for (let n = 0; n < 5; n++) await sends({ sender: 'a' });
    const beyond = await sends({ sender: 'a' });
    later(1);
    const scriptless = await sends({ sender: 'b' }, false);
    expect([beyond, scriptless].map((each) => 'ahead' in each && each.ahead)).toEqual([0, 0]);
    expect(await desk.track(codeOf(beyond), undefined)).toMatchObject({ outcome: 'waiting', ahead: 1 });
    expect(await desk.release(1)).toBe(1);
    expect(await desk.track(codeOf(scriptless), undefined)).toMatchObject({ outcome: 'found' });
    expect(await desk.release(5)).toBe(1);
    expect(await desk.track(codeOf(beyond), undefined)).toMatchObject({ outcome: 'found' });
    expect(await size()).toBe(7);
  });

  test('gives up the oldest of what came beyond a limit where there is no room, and its code says so', async () => {
    for (let n = 0; n < 5; n++) await sends({ sender: 'a' });
    const beyond = await sends({ sender: 'a', contact: '13812345678' });
    await fill('no_proof', 1_999);
    const scriptless = await sends({ sender: 'b' }, false);
    expect(scriptless.outcome).toBe('waiting');
    expect(await desk.track(codeOf(beyond), undefined)).toMatchObject({ outcome: 'dropped' });
    expect(await database.db.selectFrom('comment_contacts').selectAll().execute()).toEqual([]);
    expect(await sends({ sender: 'c' }, false)).toEqual({ outcome: 'full', to: 'unproven' });
    expect(await sends({ sender: 'c' })).toMatchObject({ outcome: 'recorded' });
    later(31 * 24 * 60);
    await desk.forget();
    expect(await desk.track(codeOf(beyond), undefined)).toEqual({ outcome: 'unknown' });
  });

  test('goes on with a form whose taking was cut short', async () => {
    const form = await filledIn();
    const first = await desk.submit(form);
    // As if the process had died after the code was given and before the comment was in the log.
    await database.db
      .updateTable('comment_codes')
      .set({ comment: '3b241101-e2bb-4255-8caf-4136c566a962' })
      .execute();
    const again = await desk.submit(form);
    expect([again.outcome, codeOf(again)]).toEqual(['recorded', codeOf(first)]);
    expect(await desk.track(codeOf(again), undefined)).toMatchObject({ outcome: 'found' });
  });

  test('forgets after a day who sent how much, and takes no form that is older', async () => {
    const old = await filledIn();
    await sends({ sender: 'a', contact: '13812345678' });
    later(24 * 60 + 1);
    await desk.release(1);
    expect(await database.db.selectFrom('comment_attempts').selectAll().execute()).toEqual([]);
    expect(await desk.submit(old)).toEqual({ outcome: 'form_expired' });
  });

  /** Others that wait. */
  const fill = (reason: string, many: number) =>
    sql`
      insert into comment_waiting (comment, reason, kind, consent, words, salt, bytes, received_at)
      select gen_random_uuid(), ${reason}, 'enquiry', false, '{}', '', 300, ${now.toISOString()}::timestamptz
      from generate_series(1, ${many}::int)`.execute(database.db);
});
