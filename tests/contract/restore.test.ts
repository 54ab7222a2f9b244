/** A backup, restored elsewhere: the same head, and the next append follows without a gap. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import type { Database } from '../../src/db/schema.ts';
import { openLog } from '../../src/log/open.ts';
import { seal } from '../../src/log/openings.ts';
import { dialects, openOnServer } from '../database.ts';
import { projections, reported, SOURCE, streamOf } from '../log/given.ts';
import { verifyLog } from '../log/harness.ts';
import { type PostgresServer, startPostgres, systemBinaries } from '../postgres-server.ts';

const run = promisify(execFile);
const clock = () => new Date('2016-02-15T08:00:00.000Z');
const openOn = (db: Kysely<Database>) => openLog({ db, clock, source: SOURCE, projections });

/** A few events, one of them sealed. */
async function fill(db: Kysely<Database>): Promise<void> {
  const log = openOn(db);
  const { commitment, opening } = seal({ body: '楼道灯坏了' });
  const comment = crypto.randomUUID();
  for (const period of ['2013', '2014', '2015', '2014'])
    await log.append([
      { stream: streamOf(), expected: 'any', events: [reported({ period, note: "it's\\\t\n😀" })] },
    ]);
  await log.append([
    {
      stream: `comment/${comment}`,
      expected: 'none',
      events: [
        {
          id: comment,
          type: 'comment.submitted',
          actor: { role: 'resident' },
          data: { comment, kind: 'request', consent: false, sealed: commitment },
          openings: [opening],
        },
      ],
    },
  ]);
}

const TABLES = ['events', 'head', 'openings', 'projections', 'portal', 'figures', 'indicators'] as const;
const contents = async (db: Kysely<Database>) => {
  const read = async (table: (typeof TABLES)[number]) =>
    (await sql`select to_json(t)::text as row from ${sql.table(table)} t order by 1`.execute(db)).rows;
  return Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, await read(table)])));
};

/** What a restored log must be: the same, and able to go on. */
async function expectSame(from: Kysely<Database>, to: Kysely<Database>): Promise<void> {
  const [before, after] = [openOn(from), openOn(to)];
  expect(await contents(to)).toEqual(await contents(from));
  expect(await after.head()).toEqual(await before.head());
  await verifyLog(to, after);
  const { size } = await before.head();
  const append = [{ stream: streamOf(), expected: 3, events: [reported({ period: '2016' })] }];
  expect(await after.append(append)).toEqual({ outcome: 'ok', positions: [size] });
  expect(await after.rows('figures', { plan: 'example', at: size })).toHaveLength(4);
  await verifyLog(to, after);
  await expect(sql`delete from events`.execute(to)).rejects.toThrow(/append-only/);
}

describe.each(dialects)('a log of $dialect, read out row by row', ({ open }) => {
  test.each(dialects)('goes on in $dialect', async ({ open: openTarget }) => {
    const [source, target] = [await open(), await openTarget()];
    await fill(source.db);
    await sql`delete from head`.execute(target.db);
    for (const table of TABLES) {
      const { rows } = await sql<{ row: string }>`
        select to_json(t)::text as row from ${sql.table(table)} t order by 1`.execute(source.db);
      for (const { row } of rows)
        await sql`
          insert into ${sql.table(table)}
          select * from json_populate_record(null::${sql.table(table)}, ${row}::json)`.execute(target.db);
    }
    await expectSame(source.db, target.db);
    await source.close();
    await target.close();
  });
});

describe('a log of PostgreSQL, through pg_dump and psql', () => {
  test('goes on in another cluster', async () => {
    // pg_dump reads no server newer than itself, and npm's binaries come without it: so the system's server, where
    // there is one; elsewhere the test's own, read out by what `pg_dump` itself uses, COPY.
    const system = await systemBinaries();
    const cluster = system ? await startPostgres(['fsync=off'], system) : undefined;
    const source = cluster ? await sourceOn(cluster) : (await openOnServer()).db;
    await fill(source);
    const target = await openOnServer();
    if (system && cluster) {
      await sql`drop schema public cascade`.execute(target.db);
      const { stdout } = await run(`${system}/pg_dump`, ['--no-owner', `--dbname=${cluster.url('source')}`]);
      const restoring = run(`${system}/psql`, ['--quiet', '--set=ON_ERROR_STOP=1', `${target.url}`]);
      // A dump does not create the schema that every database begins with.
      restoring.child.stdin?.end(`create schema public;\n${stdout}`);
      await restoring;
    } else {
      await copyTables(source, target.db);
    }
    await expectSame(source, target.db);
    await source.destroy();
    await target.close();
    await cluster?.stop();
  });
});

async function sourceOn(cluster: PostgresServer): Promise<Kysely<Database>> {
  const owner = openPostgres(cluster.url('postgres'), { max: 1 });
  await sql`create database source`.execute(owner);
  await owner.destroy();
  const db = openPostgres(cluster.url('source'));
  await migrate(db);
  return db;
}

async function copyTables(from: Kysely<Database>, to: Kysely<Database>): Promise<void> {
  await sql`delete from head`.execute(to);
  for (const table of TABLES) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} order by 1`.execute(
      from,
    );
    for (const row of rows)
      await sql`
        insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.id(name)))})
        values (${sql.join(Object.values(row))})`.execute(to);
  }
}
