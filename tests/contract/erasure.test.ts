import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/schema.ts';
import type { CommentCommand } from '../../src/domain/decide/index.ts';
import { eraseRevived } from '../../src/log/erasure.ts';
import { performComment } from '../../src/office/comments.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { officeOn, operator, type TestOffice } from '../office/given.ts';

const MARK = '暗号';
const BODY = `${MARK}三号楼的路灯坏了一个月。`;
const words = JSON.stringify({ title: MARK, body: BODY, name: MARK });

describe.each(dialects)('what a comment leaves beside the log of $dialect', ({ open }) => {
  let database: TestDatabase;
  let office: TestOffice;
  beforeEach(async () => {
    database = await open();
    office = officeOn(database);
  });
  afterEach(async () => {
    await office.log.close();
    await database.close();
  });

  const done = async (asked: CommentCommand) => {
    const performed = await performComment(office, asked);
    if (!performed.ok) throw new Error(JSON.stringify(performed));
  };
  const submits = async (): Promise<string> => {
    const id = randomUUID();
    const asked = { type: 'submit_comment', kind: 'request', consent: true } as const;
    await done({ ...asked, id, actor: operator, title: MARK, body: BODY, name: MARK });
    return id;
  };
  const erases = (comment: string) =>
    done({
      type: 'erase_comment',
      ...{ id: randomUUID(), actor: operator, comment, authority: '示例机关', reason: 'writer' },
    });

  test('goes with its text, and nothing of another comment does', async () => {
    const [comment, other] = [await submits(), await submits()];
    await fillDesk(database.db, comment);
    await fillDesk(database.db, other);
    expect(await rowsOf(database.db, comment)).toBe(5);
    await erases(comment);
    expect(await rowsOf(database.db, comment)).toBe(0);
    expect(await rowsOf(database.db, other)).toBe(5);
  });

  test('does not come back by what is written afterwards', async () => {
    const comment = await submits();
    await erases(comment);
    await fillDesk(database.db, comment);
    expect(await rowsOf(database.db, comment)).toBe(0);
  });

  test('is erased again when a backup brought it back, and what was not erased stays', async () => {
    const [comment, other] = [await submits(), await submits()];
    const before = await sql<{ row: string }>`
      select to_json(o)::text as row from openings o where event_id = ${comment}`.execute(database.db);
    await erases(comment);
    await sql`delete from openings where event_id = ${comment}`.execute(database.db);
    await sql`
      insert into openings
      select * from json_populate_record(null::openings, ${before.rows[0]?.row ?? ''}::json)`.execute(
      database.db,
    );
    // As a restore does it: without triggers.
    await sql`alter table comment_drafts disable trigger comment_drafts_erased`.execute(database.db);
    await fillDesk(database.db, comment);
    await fillDesk(database.db, other);
    expect(await eraseRevived(database.db)).toEqual({ openings: 1, rows: 1 });
    expect(await eraseRevived(database.db)).toEqual({ openings: 0, rows: 0 });
    expect(await rowsOf(database.db, comment)).toBe(0);
    expect(await rowsOf(database.db, other)).toBe(5);
    const { rows } = await sql<{ erased: boolean }>`
      select sealed is null and salt is null and command_digest is null as erased from openings
      order by event_id = ${comment}`.execute(database.db);
    expect(rows.map(({ erased }) => erased)).toEqual([false, true]);
  });
});

describe('a draft that is being written while its comment is erased', () => {
  test('is left out, whichever is first', async () => {
    const open = dialects.find(({ dialect }) => dialect === 'PostgreSQL')?.open;
    if (!open) throw new Error('no server');
    const database = await open();
    const office = officeOn(database);
    for (let round = 0; round < 5; round++) {
      const comment = randomUUID();
      const by = { actor: operator, id: comment } as const;
      await performComment(office, {
        ...{ type: 'submit_comment', kind: 'request', consent: true },
        ...{ title: MARK, body: BODY, name: '', ...by },
      });
      const other = database.another();
      await Promise.all([
        fillDesk(other, comment),
        performComment(office, {
          ...{ type: 'erase_comment', comment, authority: '示例机关', reason: 'court' },
          ...{ id: randomUUID(), actor: operator },
        }),
        fillDrafts(database.another(), comment),
      ]);
      const { rows } = await sql`select 1 from comment_drafts where comment = ${comment}`.execute(other);
      expect(rows).toEqual([]);
    }
    await office.log.close();
    await database.close();
  });
});

const TABLES = [
  'comment_assignments',
  'comment_contacts',
  'comment_drafts',
  'comment_masks',
  'comment_waiting',
] as const;

async function rowsOf(db: Kysely<Database>, comment: string): Promise<number> {
  const counts = await Promise.all(
    TABLES.map(async (table) => {
      const { rows } = await sql`select 1 from ${sql.table(table)} where comment = ${comment}`.execute(db);
      return rows.length;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

async function fillDesk(db: Kysely<Database>, comment: string): Promise<void> {
  const at = '2016-02-15T04:00:00Z';
  await fillDrafts(db, comment);
  await sql`
    insert into comment_masks (comment, words, confirmed_by, confirmed_at)
    values (${comment}, ${words}, 'm', ${at})`.execute(db);
  await sql`
    insert into comment_assignments (comment, assignee, taken_at) values (${comment}, 'm', ${at})`.execute(
    db,
  );
  await sql`
    insert into comment_contacts (comment, ciphertext, kept_until)
    values (${comment}, ${Buffer.from('x')}, ${at})`.execute(db);
  await sql`
    insert into comment_waiting (comment, reason, kind, consent, words, salt, bytes, received_at)
    values (${comment}, 'busy', 'request', true, ${words}, 's', 9, ${at})`.execute(db);
}

async function fillDrafts(db: Kysely<Database>, comment: string): Promise<void> {
  const at = '2016-02-15T04:00:00Z';
  await sql`
    insert into comment_drafts (id, comment, department, body, written_by, created_at, updated_at)
    values (${randomUUID()}, ${comment}, 'bureau', ${MARK}, 'r', ${at}, ${at})`.execute(db);
}
