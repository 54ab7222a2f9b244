import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log, Outcome, StreamAppend } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import { EntryRefused } from '../../src/log/refused.ts';
import { dialects, type TestDatabase } from '../database.ts';
import { clockOf, projections, reported, SOURCE, streamOf } from '../log/given.ts';
import { verified, verifyLog } from '../log/harness.ts';

const clock = () => new Date('2016-02-15T08:00:00.000Z');
const air = streamOf('air');
const noise = streamOf('noise');

describe.each(dialects)('appending on $dialect', ({ open }) => {
  let database: TestDatabase;
  let log: Log;
  const openOn = (db = database.db, options: { clock?: () => Date; groupCommit?: boolean } = {}) =>
    openLog({ db, clock, source: SOURCE, projections, ...options });

  beforeEach(async () => {
    database = await open();
    log = verified(openOn(), database.db);
  });
  afterEach(async () => {
    await log.close();
    await database.close();
  });

  test('writes to several streams at once, and numbers from 0', async () => {
    const outcome = await log.append([
      { stream: air, expected: 'none', events: [reported(), reported({ period: '2015' })] },
      { stream: noise, expected: 'none', events: [reported({ indicator: 'noise' })] },
    ]);
    expect(outcome).toEqual({ outcome: 'ok', positions: [0, 1, 2] });
    expect(await log.revision(air)).toBe(1);
    expect(await log.revision(noise)).toBe(0);
  });

  test('writes nothing of an append when one of its streams is not as expected', async () => {
    await log.append([{ stream: air, expected: 'none', events: [reported()] }]);
    const outcome = await log.append([
      { stream: noise, expected: 'none', events: [reported({ indicator: 'noise' })] },
      { stream: air, expected: 'none', events: [reported({ period: '2015' })] },
    ]);
    expect(outcome).toEqual({
      outcome: 'conflict',
      conflict: { kind: 'revision', stream: air, expected: 'none', actual: 0 },
    });
    expect(await log.revision(noise)).toBe('none');
    expect((await log.head()).size).toBe(1);
  });

  test('takes an exact revision, none, or any', async () => {
    const attempt = (expected: StreamAppend['expected']) =>
      log.append([{ stream: air, expected, events: [reported()] }]);
    expect(await attempt(0)).toMatchObject({ conflict: { expected: 0, actual: 'none' } });
    expect(await attempt('none')).toMatchObject({ outcome: 'ok' });
    expect(await attempt(0)).toMatchObject({ outcome: 'ok' });
    expect(await attempt(0)).toMatchObject({ conflict: { expected: 0, actual: 1 } });
    expect(await attempt('none')).toMatchObject({ conflict: { expected: 'none', actual: 1 } });
    expect(await attempt('any')).toMatchObject({ outcome: 'ok' });
  });

  test('answers the same command again with its first positions', async () => {
    const events = [reported(), reported({ period: '2015' })];
    await log.append([{ stream: noise, expected: 'any', events: [reported({ indicator: 'noise' })] }]);
    await log.append([{ stream: air, expected: 'none', events }]);
    const again = await log.append([{ stream: air, expected: 'none', events }]);
    expect(again).toEqual({ outcome: 'duplicate', positions: [1, 2] });
    expect((await log.head()).size).toBe(3);
  });

  test('refuses a known id with other data, another stream, or in other company', async () => {
    const id = randomUUID();
    await log.append([{ stream: air, expected: 'any', events: [reported({}, id)] }]);
    const conflict = { outcome: 'conflict', conflict: { kind: 'id', id, position: 0 } };
    const other = [{ stream: air, expected: 'any' as const, events: [reported({ value: '75' }, id)] }];
    const elsewhere = [{ stream: noise, expected: 'any' as const, events: [reported({}, id)] }];
    const withMore = [{ stream: air, expected: 'any' as const, events: [reported({}, id), reported()] }];
    expect(await log.append(other)).toEqual(conflict);
    expect(await log.append(elsewhere)).toEqual(conflict);
    expect(await log.append(withMore)).toEqual(conflict);
    expect((await log.head()).size).toBe(1);
  });

  test('writes a command once that races against itself', async () => {
    const logs = [log, openOn(database.another()), openOn(database.another(), { groupCommit: false })];
    const append: StreamAppend[] = [{ stream: air, expected: 'none', events: [reported()] }];
    const outcomes = await Promise.all([...logs, ...logs, ...logs].map((each) => each.append(append)));
    expect(outcomes.filter(({ outcome }) => outcome === 'ok')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(8);
    await verifyLog(database.db, log);
  });

  test('numbers 64 appends at once without a gap, in the order of their commits', async () => {
    const unverified = openOn();
    const outcomes = await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        unverified.append([
          { stream: streamOf(`i-${n % 7}`), expected: 'any', events: [reported(), reported()] },
        ]),
      ),
    );
    expect(positionsOf(outcomes).sort((a, b) => a - b)).toEqual(Array.from({ length: 128 }, (_, n) => n));
    await verifyLog(database.db, log);
  });

  test('gives each append of a batch its own outcome', async () => {
    const known = reported();
    await log.append([{ stream: air, expected: 'none', events: [known] }]);
    const unverified = openOn();
    const outcomes = await Promise.all(
      [
        { stream: air, expected: 0 as const, events: [reported()] },
        { stream: air, expected: 0 as const, events: [reported()] },
        { stream: air, expected: 'any' as const, events: [known] },
        { stream: noise, expected: 'none' as const, events: [reported({ indicator: 'noise' })] },
        { stream: noise, expected: 'any' as const, events: [reported({ value: '1' }, known.id)] },
        { stream: noise, expected: 0 as const, events: [reported({ indicator: 'noise' })] },
      ].map((each) => unverified.append([each])),
    );
    expect(outcomes.map((each) => each.outcome)).toEqual([
      'ok',
      'conflict',
      'duplicate',
      'ok',
      'conflict',
      'ok',
    ]);
    await verifyLog(database.db, log);
  });

  test('interleaves two logs on one database', async () => {
    const logs = [openOn(), openOn(database.another())];
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (logs[n % 2] ?? log).append([
          { stream: streamOf(`i-${n % 3}`), expected: 'any', events: [reported()] },
        ]),
      ),
    );
    expect(positionsOf(outcomes).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    await verifyLog(database.db, log);
  });

  test('lets one of many win a revision, and tells the others what it is', async () => {
    const logs = [openOn(), openOn(database.another())];
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (logs[n % 2] ?? log).append([{ stream: air, expected: 'none', events: [reported()] }]),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'ok')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(9);
  });

  test('never records a time before the last one', async () => {
    const times = ['2016-02-15T08:00:01.500Z', '2016-02-15T08:00:00.000Z', '2016-02-15T08:00:02.000Z'];
    log = verified(openOn(database.db, { clock: clockOf(...times) }), database.db);
    for (const period of ['2013', '2014', '2015'])
      await log.append([{ stream: air, expected: 'any', events: [reported({ period })] }]);
    expect((await log.readEvents()).map((event) => event.time)).toEqual([times[0], times[0], times[2]]);
  });

  test('stores the exact canonical bytes of the envelope', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const causation = '00000000-0000-4000-8000-000000000002';
    const note = '引号"、反斜线\\、换行\n、\u0001、😀';
    await log.append([
      {
        stream: air,
        expected: 'any',
        events: [{ ...reported({ note }, id), causation } as ReturnType<typeof reported>],
      },
    ]);
    const [stored] = await log.read();
    expect(stored?.entry).toBe(
      `{"actoroffice":"区房管局","actorrole":"clerk","causation":"${causation}","data":{"indicator":"air",` +
        '"note":"引号\\"、反斜线\\\\、换行\\n、\\u0001、😀","period":"2014","plan":"example","status":"A","unit":"%",' +
        '"value":"74.8"},"datacontenttype":"application/json","dataschema":"urn:mingbai:event:figure.reported:1",' +
        `"id":"${id}","revision":0,"source":"test.example/log","specversion":"1.0",` +
        '"subject":"plan/example/indicator/air","time":"2016-02-15T08:00:00.000Z","type":"figure.reported"}',
    );
  });

  test.each<[string, string, () => StreamAppend]>([
    ['an invalid field', 'data.value', () => one(reported({ value: '1e5' }))],
    ['an unknown field', 'data', () => one(reported({ colour: 'red' } as never))],
    ['a lone surrogate', 'data.note', () => one(reported({ note: 'a\ud800' }))],
    ['a NUL', 'data.source.name', () => one(reported({ source: { name: 'a\u0000' } }))],
    ['an unknown type', 'type', () => one({ ...reported(), type: 'figure.guessed' } as never)],
    ['an id that is no UUID', 'id', () => one(reported({}, 'one'))],
    ['an unknown role', 'actor.role', () => one({ ...reported(), actor: { role: 'king' } } as never)],
    ['a stream that is no name', 'stream', () => ({ ...one(reported()), stream: 'plan/../x' })],
    ['a stream with a line break', 'stream', () => ({ ...one(reported()), stream: 'plan/a\n' })],
    ['a revision that is none', 'expected', () => ({ ...one(reported()), expected: -1 })],
    ['an entry that is too long', 'data', () => one(reported({ places: LONG }))],
  ])('refuses %s, names the field, and writes nothing', async (_, field, append) => {
    const whole = [{ stream: noise, expected: 'any' as const, events: [reported()] }, append()];
    const refusal = await log.append(whole).catch((error) => error);
    expect(refusal).toBeInstanceOf(EntryRefused);
    expect(refusal.field).toBe(field);
    expect((await log.head()).size).toBe(0);
  });

  test('refuses an append without events', async () => {
    await expect(log.append([])).rejects.toThrow(/^events /);
    await expect(log.append([{ stream: air, expected: 'none', events: [] }])).rejects.toThrow(/^events /);
  });

  test('may expect something of a stream that it does not write to', async () => {
    const guard: StreamAppend = { stream: noise, expected: 'none', events: [] };
    expect(await log.append([one(reported()), guard])).toMatchObject({ outcome: 'ok' });
    await log.append([{ stream: noise, expected: 'none', events: [reported({ indicator: 'noise' })] }]);
    expect(await log.append([one(reported()), guard])).toMatchObject({ outcome: 'conflict' });
  });

  test('refuses an id or a stream that is named twice in one append', async () => {
    const event = reported();
    await expect(log.append([{ stream: air, expected: 'any', events: [event, event] }])).rejects.toThrow(
      /^id /,
    );
    const twice = [one(reported()), one(reported())];
    await expect(log.append(twice)).rejects.toThrow(/^stream /);
  });

  test('takes an entry of 65,535 bytes and refuses one more', async () => {
    const base = reported({ places: FULL }, '00000000-0000-4000-8000-000000000001');
    const noted = (length: number) =>
      ({ ...base, data: { ...base.data, note: 'x'.repeat(length) } }) as typeof base;
    await log.append([one(noted(1))]);
    const [first] = await log.read();
    // A revision of ten digits must have room as well.
    const room = 65_535 - Buffer.byteLength(first?.entry ?? '') - 9 + 1;
    expect(room).toBeGreaterThan(1);
    expect(room).toBeLessThan(2000);
    const at = (length: number) => ({ ...noted(length), id: randomUUID() });
    expect(await log.append([one(at(room))])).toMatchObject({ outcome: 'ok' });
    await expect(log.append([one(at(room + 1))])).rejects.toThrow(/65536 bytes/);
  });
});

const one = (event: ReturnType<typeof reported>): StreamAppend => ({
  stream: air,
  expected: 'any',
  events: [event],
});
/** 500 × 100 three-byte characters. */
const LONG = Array.from({ length: 500 }, () => '镇'.repeat(100));
/** A little less than an entry holds. */
const FULL = [...LONG.slice(0, 213), '镇'.repeat(10)];

const positionsOf = (outcomes: readonly Outcome[]): number[] =>
  outcomes.flatMap((each) => (each.outcome === 'ok' ? each.positions : []));
