/** Opens what a serving process works on: database, schema, mode, demonstration, projections, log. */
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { makeDemoPeople } from '../auth/demo-people.ts';
import { readPlanFolder } from '../cli/plan-folder.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { initPortal, type PortalSettings, readPortal } from '../db/portal.ts';
import type { Database } from '../db/schema.ts';
import { readDemoFolder } from '../demo/read-content.ts';
import { demoOffset, isSeeded, seedDemo } from '../demo/seed.ts';
import type { CommentReader } from '../log/comment-search.ts';
import { eraseRevived } from '../log/erasure.ts';
import type { EventSearch } from '../log/event-search.ts';
import type { Log } from '../log/log.ts';
import { type Hinting, openLog } from '../log/open.ts';
import type { PublishedLog } from '../log/published.ts';
import { readHead } from '../log/read.ts';
import { pendingRebuilds, rebuild } from '../log/rebuild.ts';
import type { RowReader } from '../log/rows.ts';
import type { OpeningReader } from '../log/served-openings.ts';
import { clockOf, requireMode } from '../mode.ts';
import { projections } from '../projections/index.ts';
import { type Connections, connect } from './connect.ts';

export type Served = {
  db: Kysely<Database>;
  log: Log & RowReader & EventSearch & PublishedLog & OpeningReader & CommentReader & Hinting;
  clock: Clock;
  close(): Promise<void>;
};
/** Told of what takes a while. */
export type Tell = (message: string, fields?: Record<string, unknown>) => void;

/** Whose roles those of no department are, where everything is made up. */
const DEMO_OFFICE = '演示·领导小组办公室';
/** The plan whose made-up history a first look shows. */
const DEMO_PLAN = join(import.meta.dirname, '../../plans/putuo-2013-2015');

/**
 * @throws FolderHeld, ModeRefused, RebuildUnderWay, or the database's error; nothing is left open then.
 */
export async function openServed(config: Config, tell: Tell): Promise<Served> {
  const connections = await connect(config.database, (error) => tell('a connection broke', { err: error }));
  try {
    return await prepared(config, connections, tell);
  } catch (error) {
    await connections.close();
    throw error;
  }
}

async function prepared(config: Config, connections: Connections, tell: Tell): Promise<Served> {
  const { db, owner } = connections;
  // The first statement tells whether a database of ours answers at all.
  await sql`select 1`.execute(db);
  if (await migrateAsOwner(owner, tell)) await connections.grant();
  const settings = await settle(db, config.demo);
  if (settings.demo) await seed(db, config, tell);
  await rebuildOutdated(owner, tell);
  await connections.releaseOwner();
  await eraseAgain(db, tell);

  const clock = clockOf(settings);
  const heard = connections.listen();
  const log = openLog({ db, clock, source: config.origin, projections, ...(heard && { hints: heard }) });
  if (settings.demo) await makeDemoPeople(db, log, DEMO_OFFICE, systemClock());
  const close = async () => {
    await log.close();
    await heard?.close();
    await connections.close();
  };
  return { db, log, clock, close };
}

/**
 * Migrates, unless this process holds the portal's role alone (DATABASE_OWNER_URL is kept from it): the schema is
 * then the operator's to bring up to date, by `mingbai migrate`.
 * @returns whether it was this process's to migrate.
 */
async function migrateAsOwner(owner: Kysely<Database>, tell: Tell): Promise<boolean> {
  try {
    const migrated = await migrate(owner);
    if (migrated.length > 0) tell('migrated', { migrations: migrated });
    return true;
  } catch (error) {
    if (!lacksPrivilege(error)) throw error;
    tell('not the owner of the tables: migrations are left to `mingbai migrate`');
    return false;
  }
}

/** SQLSTATE insufficient_privilege, of the error or what caused it. */
const lacksPrivilege = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && error.code === '42501') || lacksPrivilege(error.cause));

/** The first start settles what the portal is; a log that holds something already is a real one. */
async function settle(db: Kysely<Database>, demo: boolean): Promise<PortalSettings> {
  const known = await readPortal(db);
  if (!known && (await readHead(db)).size > 0) requireMode({ demo: false }, demo);
  const now = systemClock();
  const settings =
    known ??
    (await initPortal(db, {
      demo,
      clockOffsetMs: demo ? demoOffset(now) : 0,
      firstStartedAt: now.toISOString(),
    }));
  requireMode(settings, demo);
  return settings;
}

async function seed(db: Kysely<Database>, config: Config, tell: Tell): Promise<void> {
  if (await isSeeded(db)) return;
  const read = await readPlanFolder(DEMO_PLAN);
  if (!read.ok) throw new Error(`the demonstration's plan has problems: ${JSON.stringify(read.problems)}`);
  const { words, figures } = await readDemoFolder(DEMO_PLAN);
  tell('seeding the demonstration');
  const { events } = await seedDemo({
    db,
    source: config.origin,
    plan: read.plan,
    sha256: read.sha256,
    words,
    figures,
  });
  tell('seeded the demonstration', { events });
}

/** A backup that was restored may have brought back what the log says is erased: nobody is served before it is gone. */
async function eraseAgain(db: Kysely<Database>, tell: Tell): Promise<void> {
  const { openings, rows } = await eraseRevived(db);
  if (openings + rows > 0) tell('erased again what had come back from a backup', { openings, rows });
}

async function rebuildOutdated(owner: Kysely<Database>, tell: Tell): Promise<void> {
  const names = await pendingRebuilds(owner, projections);
  if (names.length === 0) return;
  tell('rebuilding projections', { names });
  await rebuild(owner, projections, {
    names,
    onProgress: (done, of) => tell('rebuilding projections', { done, of }),
  });
}
