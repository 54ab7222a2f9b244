import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { migrate } from '../../src/db/migrate.ts';
import { initPortal, readPortal } from '../../src/db/portal.ts';
import type { Log } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import { projections as allProjections } from '../../src/projections/index.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { projections, reported, SOURCE, streamOf } from '../log/given.ts';
import { verifyLog } from '../log/harness.ts';

const clock = () => new Date('2016-02-15T08:00:00.000Z');

describe.each(dialects)('the tables on $dialect', ({ open }) => {
  let database: TestDatabase;
  let log: Log;
  beforeEach(async () => {
    database = await open();
    log = openLog({ db: database.db, clock, source: SOURCE, projections });
    await log.append([{ stream: streamOf(), expected: 'none', events: [reported(), reported()] }]);
  });
  afterEach(async () => {
    await log.close();
    await database.close();
  });

  test.each([
    "update events set entry = '{}' where position = 0",
    'update events set position = position + 10',
    'delete from events where position = 1',
    'delete from events',
    'truncate events cascade',
  ])('refuse: %s', async (statement) => {
    const refusal = await sql
      .raw(statement)
      .execute(database.db)
      .catch((error) => error);
    expect(refusal.message).toMatch(
      /^the event log is append-only: (UPDATE|DELETE|TRUNCATE) on events is refused/,
    );
    await verifyLog(database.db, log);
  });

  test('refuse a second event at a position, of an id, or at a revision', async () => {
    const copy = (position: number, id: string, revision: number) =>
      sql`
      insert into events (position, id, stream, revision, type, recorded_at, entry, leaf_hash)
      values (${position}, ${id}, ${streamOf()}, ${revision}, 'x', now(), '{}', '')`.execute(database.db);
    const [first] = await log.readEvents();
    const fresh = crypto.randomUUID();
    await expect(copy(1, fresh, 9)).rejects.toThrow(/duplicate key/);
    await expect(copy(2, first?.id ?? '', 9)).rejects.toThrow(/duplicate key/);
    await expect(copy(2, fresh, 1)).rejects.toThrow(/duplicate key/);
  });

  test('show the events as JSON to people with psql', async () => {
    const { rows } = await sql`
      select event->'data'->>'period' as period from events_json order by position`.execute(database.db);
    expect(rows).toEqual([{ period: '2014' }, { period: '2014' }]);
  });

  test('are made once, whoever migrates, and for every projection of the portal', async () => {
    const again = await Promise.all([
      migrate(database.db),
      migrate(database.another()),
      migrate(database.another()),
    ]);
    expect(again.flat()).toEqual([]);
    expect(Object.keys(migrations).sort()).toEqual(Object.keys(migrations));
    for (const { name } of allProjections)
      expect(await sql`select key from ${sql.id(name)}`.execute(database.db)).toHaveProperty('rows');
  });

  test('keep what the portal settled first', async () => {
    const first = { demo: true, clockOffsetMs: -123_456_789_000, firstStartedAt: '2026-01-01T00:00:00.000Z' };
    expect(await readPortal(database.db)).toBeUndefined();
    expect(await initPortal(database.db, first)).toEqual(first);
    expect(await initPortal(database.db, { ...first, demo: false })).toEqual(first);
    expect(await readPortal(database.db)).toEqual(first);
  });
});
