import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/schema.ts';
import type { CommentCommand } from '../../src/domain/decide/index.ts';
import { emptyEventIndex, indexEvents } from '../../src/log/index-events.ts';
import { openLog } from '../../src/log/open.ts';
import { commitmentOf, readOpenings } from '../../src/log/openings.ts';
import { rebuild } from '../../src/log/rebuild.ts';
import { readServedOpenings } from '../../src/log/served-openings.ts';
import { performComment } from '../../src/office/comments.ts';
import type { Office } from '../../src/office/office.ts';
import { projections } from '../../src/projections/index.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { verifyLog } from '../log/harness.ts';
import { adoptSmallPlan, officeOn, operator, PLAN, type TestOffice } from '../office/given.ts';

const MARK = '暗号';
const written = { title: `${MARK}路灯`, body: `${MARK}三号楼的路灯坏了一个月。`, name: `${MARK}王小明` };
type Unasked = CommentCommand extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'id' | 'actor'>
    : never
  : never;

describe.each(dialects)('comments on $dialect', ({ open }) => {
  let database: TestDatabase;
  let office: TestOffice;
  beforeEach(async () => {
    database = await open();
    office = officeOn(database);
    await adoptSmallPlan(office);
  });
  afterEach(async () => {
    await office.log.close();
    await database.close();
  });

  const asks = (asked: Unasked, by: Office = office, id: string = randomUUID()) =>
    performComment(by, { id, actor: operator, ...asked } as CommentCommand);
  const done = async (asked: Unasked) => {
    const performed = await asks(asked);
    if (!performed.ok) throw new Error(JSON.stringify(performed));
    return performed;
  };
  const submits = async () => {
    const { ids } = await done({
      type: 'submit_comment',
      kind: 'complaint',
      plan: PLAN,
      about: 'indicator/air',
      consent: true,
      ...written,
    });
    await done({ type: 'accept_comment', comment: ids[0] ?? '' });
    return ids[0] ?? '';
  };
  const selects = (comment: string) => ({ type: 'select_comment', comment, ...written }) as const;
  const replies = (comment: string) =>
    ({ type: 'reply_to_comment', comment, department: '环保局', body: `${MARK}已经修好。` }) as const;
  const erases = (comment: string, authority = '示例机关') =>
    ({ type: 'erase_comment', comment, authority, reason: 'writer' }) as const;
  const row = async (comment: string) =>
    office.log.row('comments', comment, (await office.log.head()).size - 1);

  test('leave the receipt to the writer alone, and no word in what is public', async () => {
    const { receipt, ids, positions } = await done({
      type: 'submit_comment',
      kind: 'complaint',
      consent: false,
      ...written,
    });
    const [comment = ''] = ids;
    const [stored] = await office.log.read({ id: comment });
    expect(receipt).toMatchObject({
      position: positions[0],
      eventId: comment,
      field: 'sealed',
      sealed: written,
    });
    expect(JSON.parse(stored?.entry ?? '').data).toEqual({
      comment,
      kind: 'complaint',
      acceptBy: '2016-02-22',
      consent: false,
      sealed: commitmentOf(written, receipt?.salt ?? ''),
    });
    expect(JSON.stringify(await row(comment))).not.toContain(MARK);
    expect(await readServedOpenings(database.db)).toEqual([]);
    expect(await asks({ type: 'select_comment', comment, ...written })).toMatchObject({
      reason: 'refused',
      problems: [{ code: 'no_consent' }, { code: 'not_accepted' }],
    });
  });

  test('are recorded once, however often they are sent; the receipt comes once', async () => {
    const id = randomUUID();
    const asked = { type: 'submit_comment', kind: 'request', consent: true, ...written } as const;
    expect(await asks(asked, office, id)).toMatchObject({ outcome: 'recorded', receipt: { eventId: id } });
    const again = await asks(asked, office, id.toUpperCase());
    expect(again).toMatchObject({ ok: true, outcome: 'duplicate' });
    expect(again.receipt).toBeUndefined();
    expect(await asks({ ...asked, name: '' }, office, id)).toMatchObject({ reason: 'conflict' });
  });

  test('are erased whole, in every table, and stay provable', async () => {
    const comment = await submits();
    await done(replies(comment));
    await done(selects(comment));
    await done({ type: 'deselect_comment', comment, reason: '重新遮盖' });
    await done(selects(comment));
    await emptyEventIndex(database.db);
    await indexEvents(database.db, 5_000);
    const events = await office.log.readEvents({ stream: `comment/${comment}` });
    const openings = await readOpenings(
      database.db,
      events.map(({ id }) => id),
    );
    expect(openings).toHaveLength(4);
    expect(await everything(database.db)).toContain(MARK);
    const last = (await office.log.head()).size - 1;
    const erased = await done(erases(comment));
    expect(erased.positions).toEqual([last + 1]);
    const after = await everything(database.db);
    expect(after).not.toContain(MARK);
    for (const { salt, commitment } of openings) {
      expect(after).not.toContain(salt);
      expect(after).toContain(commitment);
    }
    expect(await row(comment)).toMatchObject({
      state: 'erased',
      erased: { position: last + 1, reason: 'writer' },
    });
    expect((await row(comment))?.selected).toBeUndefined();
    expect(await readServedOpenings(database.db)).toEqual([]);
    const [told] = await office.log.readEvents({ from: last + 1 });
    expect(told?.data).toEqual({
      comment,
      position: events[0]?.position,
      authority: '示例机关',
      reason: 'writer',
    });
    await verifyLog(database.db, office.log);
    await rebuild(database.db, projections, { names: ['comments'] });
    expect(await row(comment)).toMatchObject({ state: 'erased' });
    expect(await everything(database.db)).not.toContain(MARK);
  });

  test('are erased once, and nothing follows', async () => {
    const comment = await submits();
    const id = randomUUID();
    const first = await asks(erases(comment), office, id);
    expect(await asks(erases(comment), office, id)).toMatchObject({ outcome: 'duplicate' });
    expect(await asks(erases(comment, '别的机关'), office, id)).toMatchObject({ reason: 'conflict' });
    expect(await asks(erases(comment))).toEqual({ ...first, outcome: 'unchanged', ids: [] });
    for (const asked of [selects(comment), replies(comment)]) {
      expect(await asks(asked)).toMatchObject({ reason: 'refused', problems: [{ code: 'comment_erased' }] });
    }
    // Sent again, the words would stand beside an entry that says they are gone.
    const sent = {
      type: 'submit_comment',
      kind: 'complaint',
      plan: PLAN,
      about: 'indicator/air',
      consent: true,
    } as const;
    expect(await asks({ ...sent, ...written }, office, comment)).toMatchObject({ reason: 'conflict' });
    expect(await everything(database.db)).not.toContain(MARK);
  });

  test('are erased with the event that says so, or not at all', async () => {
    const comment = await submits();
    const { size } = await office.log.head();
    await sql`
      create function fail() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`.execute(
      database.db,
    );
    await sql`create trigger cut before update on openings for each row execute function fail()`.execute(
      database.db,
    );
    await expect(asks(erases(comment))).rejects.toThrow();
    expect((await office.log.head()).size).toBe(size);
    expect(await row(comment)).toMatchObject({ state: 'accepted' });
    await sql`drop trigger cut on openings`.execute(database.db);
    await done(erases(comment));
    expect(await everything(database.db)).not.toContain(MARK);
  });

  test('stay erased when somebody erases, publishes and answers at once', async () => {
    const log = openLog({
      db: database.another(),
      clock: office.clock,
      source: 'test.example/log',
      projections,
    });
    const other: Office = { log, clock: office.clock, demo: false };
    for (let round = 0; round < 8; round++) {
      const comment = await submits();
      const outcomes = await Promise.all([
        asks(selects(comment)),
        asks(erases(comment), other),
        asks(replies(comment), other),
        asks(erases(comment)),
        asks(selects(comment), other),
      ]);
      const [one, two] = [outcomes[1], outcomes[3]].map((each) => each?.ok && each.positions);
      expect(one).toEqual(two);
      const types = (await office.log.readEvents({ stream: `comment/${comment}` })).map(({ type }) => type);
      expect(types.filter((type) => type === 'comment.erased')).toHaveLength(1);
      expect(types.at(-1)).toBe('comment.erased');
      expect(types.filter((type) => type === 'comment.selected').length).toBeLessThan(2);
    }
    expect(await everything(database.db)).not.toContain(MARK);
    await verifyLog(database.db, office.log);
    await log.close();
  });
});

/** Every row of every table, as text. */
async function everything(db: Kysely<Database>): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['openings', 'event_words', 'comments']),
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.id(name)} t`.execute(db);
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}
