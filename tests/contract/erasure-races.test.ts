/** An erasure, and what staff do with the same comment at that moment: in both orders, on a server. */
import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/schema.ts';
import type { CommentCommand } from '../../src/domain/decide/index.ts';
import { takeUp } from '../../src/http/handling/claims.ts';
import { saveDraft } from '../../src/http/handling/drafts.ts';
import { saveMasks } from '../../src/http/handling/masks.ts';
import { LOG_LOCK } from '../../src/log/lock.ts';
import { performComment } from '../../src/office/comments.ts';
import { CONTACT, deskOn, MARK, submits, type TestDesk, WRITTEN } from '../comments/given.ts';
import { openOnServer, type TestDatabase } from '../database.ts';
import { adoptSmallPlan, officeOn, operator, type TestOffice } from '../office/given.ts';

const at = new Date('2016-02-15T04:00:00.000Z');
const words = { title: `${MARK}路灯`, body: `${MARK}三号楼的路灯坏了。`, name: '' };
const { kind: _, ...PUBLISHED } = WRITTEN;

let database: TestDatabase;
let desk: TestDesk;
/** Another process: connections and a log of its own. */
let staff: TestOffice;
/** Holds the log's lock, and sees who waits for it. */
let holder: Kysely<Database>;
beforeAll(async () => {
  database = await openOnServer();
  desk = deskOn(database);
  staff = officeOn({ db: database.another() });
  holder = database.another();
  await adoptSmallPlan(desk.office);
});
afterAll(async () => {
  await staff.log.close();
  await desk.office.log.close();
  await database.close();
});

const does = (office: TestOffice, asked: object) =>
  performComment(office, { id: randomUUID(), actor: operator, ...asked } as CommentCommand);
const erases = (comment: string) =>
  does(desk.office, { type: 'erase_comment', comment, authority: '示例机关', reason: 'court' });

async function waiters(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_locks
    where locktype = 'advisory' and objid = ${LOG_LOCK} and not granted`.execute(holder);
  return rows[0]?.count ?? 0;
}

/** Starts two acts that both need the log's lock while it is held: they get it in that order. */
async function inOrder<A, B>(one: () => Promise<A>, other: () => Promise<B>): Promise<[A, B]> {
  const begun = await holder.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOG_LOCK})`.execute(tx);
    const before = await waiters();
    const first = one();
    while ((await waiters()) === before) await Promise.race([first, undefined]);
    const second = other();
    while ((await waiters()) === before + 1) await Promise.race([second, undefined]);
    return { first, second };
  });
  return Promise.all([begun.first, begun.second]);
}

/** Everything of a comment that holds words or a contact. */
async function left(comment: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select 'draft' as name from comment_drafts where comment = ${comment}
    union all select 'masks' from comment_masks where comment = ${comment}
    union all select 'contact' from comment_contacts where comment = ${comment}
    union all select 'opening' from openings o join events e on e.id = o.event_id
      where e.stream = ${`comment/${comment}`} and (o.sealed is not null or o.salt is not null)`.execute(
    database.db,
  );
  return rows.map(({ name }) => name);
}

const draft = (comment: string, more: object = {}) => ({
  ...{ id: randomUUID(), comment, department: 'bureau', body: MARK, cites: [] },
  ...{ state: 'draft' as const, revision: 0, by: 'r1', at },
  ...more,
});
const confirms = (comment: string) =>
  saveMasks(staff.db, comment, { ...words, left: [], hidden: [] }, { by: 'm1', at, seen: undefined });

/** Each resolves whether it comes before the erasure or after it: nothing of it stays. */
const ACTS: [string, (comment: string) => Promise<unknown>, 'refused' | undefined][] = [
  ['a first draft', (comment) => saveDraft(staff.db, draft(comment)), undefined],
  ['masks', confirms, undefined],
  ['a publication', (comment) => does(staff, { type: 'select_comment', comment, ...PUBLISHED }), 'refused'],
  [
    'an answer',
    (comment) =>
      does(staff, { type: 'reply_to_comment', comment, department: 'bureau', body: `${MARK}已修复。` }),
    'refused',
  ],
];

describe.each(ACTS)('%s at the moment of an erasure', (_, act, late) => {
  const accepted = async () => {
    const { comment } = await submits(desk);
    await does(desk.office, { type: 'accept_comment', comment, department: 'bureau' });
    expect(await left(comment)).toEqual(expect.arrayContaining(['contact', 'opening']));
    return comment;
  };

  test('is gone with the comment when it came first', async () => {
    const comment = await accepted();
    const [, erased] = await inOrder(
      () => act(comment),
      () => erases(comment),
    );
    expect(erased).toMatchObject({ ok: true });
    expect(await left(comment)).toEqual([]);
  });

  test('does not come to be when the erasure was first', async () => {
    const comment = await accepted();
    const [erased, done] = await inOrder(
      () => erases(comment),
      () => act(comment),
    );
    expect(erased).toMatchObject({ ok: true });
    if (late) expect(done).toMatchObject({ ok: false, reason: late });
    expect(await left(comment)).toEqual([]);
  });
});

test('what holds a row of the desk never waits for the erasure that waits for it', async () => {
  const { comment } = await submits(desk);
  const id = randomUUID();
  await saveDraft(staff.db, draft(comment, { id }));
  await confirms(comment);
  await takeUp(staff.db, { comment, user: 'm1', now: at });
  // Somebody is in the middle of a new version, and of a look at the contact, as the erasure comes.
  const erased = await staff.db.transaction().execute(async (tx) => {
    await sql`update comment_drafts set body = ${`${MARK}新稿`} where id = ${id}`.execute(tx);
    await sql`select ciphertext from comment_contacts where comment = ${comment} for update`.execute(tx);
    const erasure = erases(comment);
    const isWaiting = async () =>
      (await sql`select 1 from pg_locks where locktype = 'transactionid' and not granted`.execute(holder))
        .rows.length > 0;
    while (!(await isWaiting())) await Promise.race([erasure, undefined]);
    await sql`update comment_contacts set kept_until = ${at} where comment = ${comment}`.execute(tx);
    return { erasure };
  });
  expect(await erased.erasure).toMatchObject({ ok: true });
  expect(await left(comment)).toEqual([]);
  const dump = await sql<{ row: string }>`select d::text as row from comment_drafts d`.execute(database.db);
  expect(JSON.stringify(dump.rows)).not.toContain(CONTACT);
});

test('the hourly round passes over contacts that an erasure has locked', async () => {
  const { comment } = await submits(desk);
  desk.at('2017-02-15T04:00:00Z');
  await holder.transaction().execute(async (tx) => {
    await sql`select 1 from comment_contacts where comment = ${comment} for update`.execute(tx);
    await desk.forget();
  });
  expect(await left(comment)).toContain('contact');
  await desk.forget();
  expect(await left(comment)).not.toContain('contact');
});
