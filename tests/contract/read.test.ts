import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonical } from '../../events/envelope.ts';
import type { Log } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import type { RowReader } from '../../src/log/rows.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { leafHash } from '../../src/tlog/hash.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { projections, reported, SOURCE, streamOf, withdrawn } from '../log/given.ts';

const clock = () => new Date('2016-02-15T08:00:00.000Z');

describe.each(dialects)('reading on $dialect', ({ open }) => {
  let database: TestDatabase;
  let log: Log & RowReader;
  beforeEach(async () => {
    database = await open();
    log = openLog({ db: database.db, clock, source: SOURCE, projections });
  });
  afterEach(async () => {
    await log.close();
    await database.close();
  });

  const report = (indicator: string, period: string, value = '1') => {
    const event = reported({ indicator, period, value });
    return { event, done: log.append([{ stream: streamOf(indicator), expected: 'any', events: [event] }]) };
  };
  const positions = async (options: Parameters<Log['read']>[0]) =>
    (await log.read(options)).map(({ position }) => position);

  describe('a log of six events on three streams', () => {
    beforeEach(async () => {
      for (const [indicator, period] of [
        ['air', '2013'],
        ['air-2', '2013'],
        ['noise', '2013'],
        ['air', '2014'],
        ['noise', '2014'],
      ])
        await report(indicator ?? '', period ?? '').done;
      const [first] = await log.readEvents({ limit: 1 });
      await log.append([
        {
          stream: streamOf('air'),
          expected: 1,
          events: [withdrawn(first?.id ?? '', { period: '2013' })],
        },
      ]);
    });

    test('reads by position, in both orders, a page at a time', async () => {
      expect(await positions({})).toEqual([0, 1, 2, 3, 4, 5]);
      expect(await positions({ from: 2, to: 4 })).toEqual([2, 3, 4]);
      expect(await positions({ from: 2, limit: 2 })).toEqual([2, 3]);
      expect(await positions({ order: 'descending', limit: 2 })).toEqual([5, 4]);
      expect(await positions({ from: 6 })).toEqual([]);
    });

    test('reads by stream, by beginnings of streams, and by type', async () => {
      expect(await positions({ stream: streamOf('air') })).toEqual([0, 3, 5]);
      expect(await positions({ streamPrefix: streamOf('air') })).toEqual([0, 1, 3, 5]);
      expect(await positions({ streamPrefix: 'plan/example/' })).toEqual([0, 1, 2, 3, 4, 5]);
      expect(await positions({ streamPrefix: 'plan/example2/' })).toEqual([]);
      expect(await positions({ types: ['figure.withdrawn'] })).toEqual([5]);
      expect(await positions({ types: ['figure.withdrawn', 'figure.reported'], to: 1 })).toEqual([0, 1]);
      expect(await positions({ types: [] })).toEqual([]);
    });

    test('reads what mentions a text, whole and as it stands', async () => {
      expect(await positions({ mentioning: ['air'] })).toEqual([0, 3, 5]);
      expect(await positions({ mentioning: ['air-2', 'noise'], to: 3 })).toEqual([1, 2]);
      expect(await positions({ mentioning: ['ai'] })).toEqual([]);
      expect(await positions({ mentioning: ["air%' or true --", 'ai_', '"'] })).toEqual([]);
    });

    test('counts what it would read, as far as it is told', async () => {
      expect(await log.count({}, 100)).toBe(6);
      expect(await log.count({}, 4)).toBe(4);
      expect(await log.count({ streamPrefix: streamOf('air'), to: 4 }, 100)).toBe(3);
      expect(await log.count({ types: ['figure.withdrawn'] }, 100)).toBe(1);
      expect(await log.count({ mentioning: ['air-2', 'noise'] }, 100)).toBe(3);
      expect(await log.count({ types: [] }, 100)).toBe(0);
    });

    test('reads rows as they were after any event, in the order of their keys’ bytes', async () => {
      const periods = async (at: number, keyPrefix?: string) =>
        (await log.rows('figures', { plan: 'example', at, ...(keyPrefix && { keyPrefix }) })).map(
          ({ period }) => period,
        );
      expect(await periods(-1)).toEqual([]);
      expect(await periods(0)).toEqual(['2013']);
      expect(await periods(4)).toEqual(['2013', '2013', '2014', '2013', '2014']);
      expect(await periods(5)).toEqual(['2013', '2014', '2013', '2014']);
      expect(await periods(4, 'example/air/')).toEqual(['2013', '2014']);
      expect(await periods(5, 'example/air/')).toEqual(['2014']);
      expect(await log.rows('figures', { plan: 'other', at: 5 })).toEqual([]);
      expect(await log.rows('figures', { at: 5, keyPrefix: 'example/noise/' })).toHaveLength(2);
      expect(await log.row('figures', 'example/air//2013', 4)).toMatchObject({ value: '1' });
      expect(await log.row('figures', 'example/air//2013', 5)).toBeUndefined();
    });
  });

  test('keeps each version of a row that one append changes twice', async () => {
    const events = ['1', '2', '3'].map((value) => reported({ value }));
    await log.append([{ stream: streamOf(), expected: 'none', events }]);
    for (const at of [0, 1, 2, 9])
      expect(await log.row('figures', 'example/air//2014', at)).toMatchObject({
        value: String(Math.min(at, 2) + 1),
        last: Math.min(at, 2),
      });
    const rows = await database.db
      .selectFrom('figures')
      .select(['from_position', 'to_position'])
      .orderBy('from_position')
      .execute();
    expect(rows).toEqual([
      { from_position: 0, to_position: 1 },
      { from_position: 1, to_position: 2 },
      { from_position: 2, to_position: null },
    ]);
  });

  test('begins a row anew after it ended', async () => {
    const first = report('air', '2014');
    await first.done;
    await log.append([{ stream: streamOf(), expected: 'any', events: [withdrawn(first.event.id)] }]);
    await report('air', '2014', '5').done;
    const at = async (position: number) => (await log.row('figures', 'example/air//2014', position))?.value;
    expect([await at(0), await at(1), await at(2)]).toEqual(['1', undefined, '5']);
  });

  test('keeps keys with any text in them apart', async () => {
    for (const scope of ['a\nb', '全区', '"', '\\', '😀', 'a'])
      await log.append([{ stream: streamOf(), expected: 'any', events: [reported({ scope, value: '1' })] }]);
    await log.append([
      {
        stream: streamOf(),
        expected: 'any',
        events: ['a\nb', 'a', '😀'].map((scope) => reported({ scope, value: '2' })),
      },
    ]);
    const values = async (scope: string) =>
      (await log.row('figures', `example/air/${scope}/2014`, 99))?.value;
    expect(await Promise.all(['a\nb', 'a', '😀', '"', '\\', '全区'].map(values))).toEqual([
      '2',
      '2',
      '2',
      '1',
      '1',
      '1',
    ]);
  });

  test('tells an old event in its current version, and leaves its bytes alone', async () => {
    const data = {
      plan: 'example',
      indicator: 'air',
      period: '2014',
      figure: '00000000-0000-4000-8000-000000000001',
      old: { value: '74.8', status: 'A' },
      new: { value: '74.9', status: 'A' },
      reason: '笔误',
    };
    const entry = canonical({
      specversion: '1.0',
      id: '00000000-0000-4000-8000-000000000002',
      source: SOURCE,
      type: 'figure.corrected',
      subject: streamOf(),
      time: '2016-02-15T08:00:00.000Z',
      dataschema: 'urn:mingbai:event:figure.corrected:1',
      datacontenttype: 'application/json',
      revision: 0,
      actorrole: 'clerk',
      data,
    });
    await sql`
      insert into events (position, id, stream, revision, type, recorded_at, entry, leaf_hash)
      values (0, '00000000-0000-4000-8000-000000000002', ${streamOf()}, 0, 'figure.corrected',
        '2016-02-15T08:00:00.000Z', ${entry}, ${leafHash(sha256, Buffer.from(entry))})`.execute(database.db);
    const [event] = await log.readEvents();
    expect(event).toMatchObject({
      position: 0,
      dataschema: 'urn:mingbai:event:figure.corrected:2',
      data: { ...data, kind: 'other' },
    });
    expect((await log.read())[0]?.entry).toBe(entry);
  });

  test('follows from a position on, what is there and what comes, without loss', async () => {
    const writer = openLog({ db: database.another(), clock, source: SOURCE, projections });
    const stop = new AbortController();
    const seen: number[] = [];
    const following = (async () => {
      for await (const { position } of log.follow({ from: 3, signal: stop.signal })) {
        seen.push(position);
        if (position === 59) stop.abort();
      }
    })();
    for (let n = 0; n < 60; n++) {
      const by = n % 2 === 0 ? log : writer;
      await by.append([{ stream: streamOf(`i-${n % 5}`), expected: 'any', events: [reported()] }]);
    }
    await following;
    expect(seen).toEqual(Array.from({ length: 57 }, (_, n) => n + 3));
  });

  test('stops to follow when it is told to', async () => {
    const stop = new AbortController();
    const following = log.follow({ from: 0, signal: stop.signal })[Symbol.asyncIterator]().next();
    stop.abort();
    expect(await following).toMatchObject({ done: true });
  });
});
