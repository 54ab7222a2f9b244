/** What only a server has: roles, several connections, notifications, other databases in its cluster. */
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listenPostgres } from '../../src/db/listen.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import { grantPortalRole } from '../../src/db/roles.ts';
import type { Database } from '../../src/db/schema.ts';
import { openLog } from '../../src/log/open.ts';
import { eraseOpening, seal } from '../../src/log/openings.ts';
import { rebuild } from '../../src/log/rebuild.ts';
import { createDatabase, openOnServer, type TestDatabase } from '../database.ts';
import { projections, reported, SOURCE, streamOf } from '../log/given.ts';
import { verifyLog } from '../log/harness.ts';

const clock = () => new Date('2016-02-15T08:00:00.000Z');
const openOn = (db: Kysely<Database>) => openLog({ db, clock, source: SOURCE, projections });
const report = () => [{ stream: streamOf(), expected: 'any' as const, events: [reported()] }];

describe('PostgreSQL', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openOnServer();
  });
  afterEach(() => database.close());

  /** As whom a portal connects that must not change history. */
  async function asPortal(): Promise<{ db: Kysely<Database>; end: () => Promise<void> }> {
    const role = `portal_${crypto.randomUUID().slice(0, 8)}`;
    await grantPortalRole(database.db, role);
    await grantPortalRole(database.db, role);
    await sql`alter role ${sql.id(role)} login`.execute(database.db);
    const db = openPostgres(`${database.url}`.replace('//owner@', `//${role}@`));
    const end = async () => {
      await db.destroy();
      await sql`drop owned by ${sql.id(role)}`.execute(database.db);
      await sql`drop role ${sql.id(role)}`.execute(database.db);
    };
    return { db, end };
  }

  test('never has its small statements compiled, on any connection', async () => {
    const asked = Array.from({ length: 4 }, () =>
      database.db.connection().execute((db) => sql<{ jit: string }>`show jit`.execute(db)),
    );
    for (const { rows } of await Promise.all(asked)) expect(rows).toEqual([{ jit: 'off' }]);
  });

  test('lets the portal’s role append, seal and erase, before and after a rebuild, and no more', async () => {
    const { db, end } = await asPortal();
    const log = openOn(db);
    const comment = crypto.randomUUID();
    const { commitment, opening } = seal({ body: '楼道灯坏了' });
    const submitted = {
      id: comment,
      type: 'comment.submitted' as const,
      actor: { role: 'resident' as const },
      data: { comment, kind: 'request' as const, consent: false, sealed: commitment },
      openings: [opening],
    };
    await log.append(report());
    await rebuild(database.db, projections);
    expect(await log.append(report())).toMatchObject({ outcome: 'ok' });
    await log.append([{ stream: `comment/${comment}`, expected: 'none', events: [submitted] }]);
    expect(await eraseOpening(db, comment, clock())).toBe(1);
    expect(await log.rows('figures', { plan: 'example', at: 1 })).toHaveLength(1);
    await verifyLog(database.db, log);
    expect(await log.indexEvents()).toBe(3);
    await sql`update event_words_head set version = 0`.execute(db);
    expect(await log.indexEvents()).toBe(3);
    for (const statement of [
      'update events set entry = entry',
      'delete from events',
      'truncate events',
      'alter table events disable trigger all',
      'drop table events cascade',
      'delete from figures',
      'create table more ()',
    ])
      await expect(sql.raw(statement).execute(db)).rejects.toThrow(/permission denied|must be owner/);
    await end();
  });

  test('is migrated once by many at once, from nothing', async () => {
    const { url, drop } = await createDatabase();
    const owners = Array.from({ length: 4 }, () => openPostgres(url, { max: 1 }));
    const done = await Promise.all(owners.map((each) => migrate(each)));
    expect(done.flat().filter((name) => name === '0001_log')).toHaveLength(1);
    for (const owner of owners) await owner.destroy();
    await drop();
  });

  test('refuses a database of another encoding', async () => {
    const name = `latin_${crypto.randomUUID().slice(0, 8)}`;
    await sql`create database ${sql.id(name)} encoding 'LATIN1' template template0`.execute(database.db);
    const db = openPostgres(`${database.url}`.replace(/[^/]+$/, name), { max: 1 });
    await expect(openOn(db).head()).rejects.toThrow(/encoding is LATIN1: create .* with encoding UTF8/);
    await db.destroy();
    await sql`drop database ${sql.id(name)}`.execute(database.db);
  });

  test('reads the newest event while a writer elsewhere in the cluster never ends', async () => {
    const elsewhere = await openOnServer();
    const stuck = new pg.Client(elsewhere.url);
    await stuck.connect();
    await stuck.query('begin');
    await stuck.query('insert into portal values (true, false, 0, now())');
    const log = openOn(database.db);
    const stop = new AbortController();
    const following = log.follow({ from: 0, signal: stop.signal })[Symbol.asyncIterator]();
    const next = following.next();
    await log.append(report());
    expect(await next).toMatchObject({ value: { position: 0 } });
    expect(await log.rows('figures', { plan: 'example', at: 0 })).toHaveLength(1);
    stop.abort();
    await stuck.end();
    await elsewhere.close();
  });

  test('tells followers of another process’s appends, also after their connection was cut', async () => {
    const hints = listenPostgres(`${database.url}`);
    const reader = openLog({ db: database.another(), clock, source: SOURCE, projections, hints });
    const writer = openOn(database.db);
    const stop = new AbortController();
    const following = reader.follow({ from: 0, signal: stop.signal })[Symbol.asyncIterator]();
    for (let n = 0; n < 6; n++) {
      const next = following.next();
      if (n === 3) await cutOthers(database.db, 'listen%');
      await writer.append(report());
      expect(await next).toMatchObject({ value: { position: n } });
    }
    stop.abort();
    await hints.close();
  });

  test('finishes appends whose connection is cut, each of them once', async () => {
    const log = openOn(database.another());
    const outcomes = Array.from({ length: 60 }, async (_, n) => {
      for (let wait = 0; wait < n % 20; wait++) await log.head().catch(() => {});
      return log.append(report());
    });
    for (let n = 0; n < 5; n++) await cutOthers(database.db, '%');
    const done = await Promise.all(outcomes.map((each) => each.catch(() => undefined)));
    const { size } = await openOn(database.db).head();
    const positions = done.flatMap((each) => (each && each.outcome !== 'conflict' ? each.positions : []));
    expect(new Set(positions).size).toBe(positions.length);
    expect(size).toBeGreaterThanOrEqual(positions.length);
    await verifyLog(database.db, openOn(database.db));
  });
});

/** Ends the database's other connections whose last statement was like that. */
const cutOthers = (db: Kysely<Database>, statement: string) =>
  sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query ilike ${statement}`.execute(db);
