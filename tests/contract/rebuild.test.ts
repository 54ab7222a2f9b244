import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/schema.ts';
import type { Log, NewEvent } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import { pendingRebuilds, rebuild } from '../../src/log/rebuild.ts';
import type { RowReader } from '../../src/log/rows.ts';
import type { Projection } from '../../src/projections/projection.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { counts, figures, projections, reported, SOURCE, streamOf, withdrawn } from '../log/given.ts';

const clock = () => new Date('2016-02-15T08:00:00.000Z');
const tables = ['figures', 'indicators'] as const;

describe.each(dialects)('rebuilding on $dialect', ({ open }) => {
  let database: TestDatabase;
  let log: Log & RowReader;
  const openOn = (db: Kysely<Database>, folds = projections) =>
    openLog({ db, clock, source: SOURCE, projections: folds });

  beforeEach(async () => {
    database = await open();
    log = openOn(database.db);
  });
  afterEach(async () => {
    await log.close();
    await database.close();
  });

  /** `count` reports and withdrawals over few cells, so that rows change, end and begin anew. */
  async function append(count: number, from = 0): Promise<void> {
    const events: NewEvent[] = [];
    for (let n = from; n < from + count; n++) {
      const cell = { indicator: 'air', period: String(2000 + (n % 17)) };
      events.push(
        n % 5 === 4 ? withdrawn(crypto.randomUUID(), cell) : reported({ ...cell, value: String(n) }),
      );
    }
    await log.append([{ stream: streamOf(), expected: 'any', events }]);
  }

  const contents = async () =>
    Promise.all(
      tables.map((table) =>
        database.db.selectFrom(table).selectAll().orderBy('key').orderBy('from_position').execute(),
      ),
    );

  test('gives the rows that the appends gave, and tells how far it is', async () => {
    await append(300);
    const live = await contents();
    const progress: [number, number][] = [];
    await rebuild(database.db, projections, { onProgress: (...told) => progress.push(told) });
    expect(await contents()).toEqual(live);
    expect(progress.at(-1)).toEqual([300, 300]);
  });

  test('gives the rows that the appends give meanwhile, and no reader finds none', async () => {
    await append(50);
    let done = false;
    const rebuilding = (async () => {
      for (let n = 0; n < 3; n++) await rebuild(database.another(), projections);
      done = true;
    })();
    let appended = 50;
    let fewest = Number.POSITIVE_INFINITY;
    while (!done) {
      await append(7, appended);
      appended += 7;
      fewest = Math.min(fewest, (await log.rows('indicators', { plan: 'example', at: appended })).length);
    }
    await rebuilding;
    expect(fewest).toBe(2);
    await append(20, appended);
    const live = await contents();
    expect((await log.head()).size).toBe(appended + 20);
    await rebuild(database.db, projections);
    expect(await contents()).toEqual(live);
  });

  test('rebuilds the named ones alone', async () => {
    await append(10);
    await sql`delete from figures`.execute(database.db);
    await sql`delete from indicators`.execute(database.db);
    await rebuild(database.db, projections, { names: ['figures'] });
    const [rebuilt, left] = await contents();
    expect(rebuilt?.length).toBeGreaterThan(0);
    expect(left).toEqual([]);
    await expect(rebuild(database.db, projections, { names: ['nothing'] })).rejects.toThrow(RangeError);
  });

  test('leaves table, indexes and the name of what is next as they were', async () => {
    const catalogue = async () =>
      (
        await sql`select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' order by 1, 2`.execute(
          database.db,
        )
      ).rows;
    const before = await catalogue();
    await append(3);
    await rebuild(database.db, projections);
    expect(await catalogue()).toEqual(before);
  });

  test('takes over from a rebuild that was killed', async () => {
    await append(10);
    await sql`create table figures_next (left_behind text)`.execute(database.db);
    const live = await contents();
    await rebuild(database.db, projections);
    expect(await contents()).toEqual(live);
  });

  test('asks for a rebuild when a fold has changed, and refuses to append before', async () => {
    const doubled = {
      ...counts,
      version: 2,
      evolve: (row?: { figures: number }) => ({ figures: (row?.figures ?? 0) + 2 }),
    };
    const changed = [figures, doubled] as unknown as readonly Projection[];
    expect(await pendingRebuilds(database.db, changed)).toEqual([]);
    await append(4);
    expect(await pendingRebuilds(database.db, projections)).toEqual([]);
    expect(await pendingRebuilds(database.db, changed)).toEqual(['indicators']);

    const newer = openOn(database.db, changed);
    const attempt = () => newer.append([{ stream: streamOf(), expected: 'any', events: [reported()] }]);
    await expect(attempt()).rejects.toMatchObject({
      name: 'ProjectionOutdated',
      projections: ['indicators'],
    });
    await append(1, 4);

    await rebuild(database.db, changed, { names: await pendingRebuilds(database.db, changed) });
    expect(await pendingRebuilds(database.db, changed)).toEqual([]);
    expect(await attempt()).toMatchObject({ outcome: 'ok', positions: [5] });
    expect(await log.row('indicators', 'example/air' as never, 5)).toEqual({ figures: 10 });
    await expect(append(1)).rejects.toThrow(/indicators/);
  });

  test('makes the table of a projection that is new', async () => {
    await append(4);
    const fresh = { ...counts, name: 'figure_counts' } as unknown as Projection;
    expect(await pendingRebuilds(database.db, [fresh])).toEqual(['figure_counts']);
    await rebuild(database.db, [fresh]);
    expect(await pendingRebuilds(database.db, [fresh])).toEqual([]);
    const { rows } =
      await sql`select row from figure_counts where key = 'example/' and to_position is null`.execute(
        database.db,
      );
    expect(rows).toEqual([{ row: '{"figures":4}' }]);
    await sql`drop table figure_counts`.execute(database.db);
  });
});
