import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EventSearch } from '../../src/log/event-search.ts';
import type { Log } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import { keepIndexed } from '../../src/node/keep-indexed.ts';
import { openEmbedded, type TestDatabase } from '../database.ts';
import { projections, reported, SOURCE, streamOf } from '../log/given.ts';

let database: TestDatabase;
let log: Log & EventSearch;
beforeEach(async () => {
  database = await openEmbedded();
  log = openLog({
    db: database.db,
    clock: () => new Date('2016-02-15T08:00:00Z'),
    source: SOURCE,
    projections,
  });
});
afterEach(() => database.close());

const append = () => log.append([{ stream: streamOf(), expected: 'any', events: [reported()] }]);

/** Resolves once the index was brought to that size. */
function told(size: number): { log: Log & EventSearch; reached: Promise<void> } {
  let reach = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const indexEvents: EventSearch['indexEvents'] = async (most) => {
    const indexed = await log.indexEvents(most);
    if (indexed >= size) reach();
    return indexed;
  };
  return { log: { ...log, indexEvents }, reached };
}

it('indexes what is there, and what comes, until it is stopped', async () => {
  await append();
  await append();
  const stopping = new AbortController();
  const errors: unknown[] = [];
  const there = told(2);
  const keeping = keepIndexed({
    log: there.log,
    signal: stopping.signal,
    onError: (error) => errors.push(error),
  });
  await there.reached;
  const come = told(4);
  there.log.indexEvents = come.log.indexEvents;
  await append();
  await append();
  await come.reached;
  stopping.abort();
  await keeping;
  expect(errors).toEqual([]);
});

it('tells what fails, and leaves the rest to searches', async () => {
  await append();
  const failure = new Error('no rights');
  const failing = { ...log, indexEvents: () => Promise.reject(failure) };
  const errors: unknown[] = [];
  const { signal } = new AbortController();
  await keepIndexed({ log: failing, signal, onError: (error) => errors.push(error) });
  expect(errors).toEqual([failure]);
});

it('goes on once the database is back', async () => {
  await append();
  const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const back = told(1);
  const { indexEvents } = back.log;
  let asked = 0;
  const errors: unknown[] = [];
  const stopping = new AbortController();
  const keeping = keepIndexed({
    log: { ...back.log, indexEvents: (most) => (asked++ === 0 ? Promise.reject(away) : indexEvents(most)) },
    signal: stopping.signal,
    onError: (error) => errors.push(error),
    pauseMs: 1,
  });
  await back.reached;
  stopping.abort();
  await keeping;
  expect(errors).toEqual([away]);
});
