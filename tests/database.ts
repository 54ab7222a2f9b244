/** Databases for tests: PGlite in memory, and a database of its own on a real PostgreSQL server. Both migrated. */
import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { inject } from 'vitest';
import { openPGlite } from '../src/db/pglite.ts';
import { openPostgres } from '../src/db/postgres.ts';
import type { Database } from '../src/db/schema.ts';
import { askBroker } from './broker.ts';
import { emptied, type Migrated, migratedAnew, schemaOf } from './emptied.ts';

export type TestDatabase = {
  db: Kysely<Database>;
  /** Where it is; PGlite has no address. */
  url: string | undefined;
  /** Another pool of connections to the same database; PGlite has one connection alone, and returns it. */
  another: () => Kysely<Database>;
  close: () => Promise<void>;
};

export type TestDialect = { dialect: 'PGlite' | 'PostgreSQL'; open: () => Promise<TestDatabase> };

/** A database of its own, migrated, in the server's process and in ours: for `describe.each`. */
export const dialects: readonly TestDialect[] = [
  { dialect: 'PGlite', open: openEmbedded },
  { dialect: 'PostgreSQL', open: openOnServer },
];

/** A PGlite in memory that a test has done with, and what was in it when it was migrated. */
type Idle = { db: Kysely<Database>; migrated: Migrated };
const idle: Idle[] = [];

/** A migrated PGlite in memory. One that was used is emptied: that is far quicker than migrating, or starting, one. */
export async function openEmbedded(): Promise<TestDatabase> {
  const used = idle.pop();
  const db = used?.db ?? (await openPGlite()).db;
  const migrated =
    used && (await schemaOf(db)) === used.migrated.schema
      ? await emptied(db, used.migrated)
      : await migratedAnew(db);
  const close = async () => {
    idle.push({ db, migrated });
  };
  return { db, url: undefined, another: () => db, close };
}

/** A migrated database on the run's PostgreSQL server, dropped at the end. */
export async function openOnServer(): Promise<TestDatabase> {
  const { url, drop } = await createDatabase('template_migrated');
  const db = openPostgres(url);
  const others: Kysely<Database>[] = [];
  const another = () => {
    const other = openPostgres(url);
    others.push(other);
    return other;
  };
  const close = async () => {
    for (const each of [db, ...others]) await each.destroy();
    await drop();
  };
  return { db, url, another, close };
}

/** Creates a database on the run's PostgreSQL server, empty unless a template is named. */
export async function createDatabase(
  template = 'template0',
): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = await serverUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asOwner(server, sql`create database ${sql.id(name)} template ${sql.id(template)}`);
  const url = server.replace(/[^/]+$/, name);
  return { url, drop: () => asOwner(server, sql`drop database ${sql.id(name)} with (force)`) };
}

/** Address of the `postgres` database on the run's server, which starts now if nobody asked before. */
export const serverUrl = (): Promise<string> => askBroker(inject('postgresBroker'));

async function asOwner(url: string, statement: ReturnType<typeof sql>): Promise<void> {
  const db = openPostgres(url, { max: 1 });
  try {
    await statement.execute(db);
  } finally {
    await db.destroy();
  }
}
