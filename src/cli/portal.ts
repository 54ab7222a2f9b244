/** The portal that a verb works on: its database, its log, its clock. */
import type { Kysely } from 'kysely';
import { type Clock, offsetClock, systemClock } from '../clock.ts';
import { type Config, describeProblems, parseConfig } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { type PortalSettings, readPortal } from '../db/portal.ts';
import type { Database } from '../db/schema.ts';
import type { Log } from '../log/log.ts';
import { openLog } from '../log/open.ts';
import type { RowReader } from '../log/rows.ts';
import type { Office } from '../office/office.ts';
import { projections } from '../projections/index.ts';
import { EXIT, Stop } from './exit-code.ts';

export type Portal = Office & {
  db: Kysely<Database>;
  log: Log & RowReader;
  /** What the first start settled; nothing before it. */
  settings: PortalSettings | undefined;
  close(): Promise<void>;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Stop when the environment is wrong. */
export function configOf(environment: Environment): Config {
  const parsed = parseConfig(environment);
  if (parsed.ok) return parsed.config;
  throw new Stop(EXIT.usage, describeProblems(parsed.problems));
}

/**
 * Opens the portal that the environment names. An embedded database is migrated on the way; a server's is
 * the operator's to migrate.
 * @throws Stop when it cannot be opened.
 */
export async function openPortal(environment: Environment): Promise<Portal> {
  const config = configOf(environment);
  const { db, close } = await openDatabase(config);
  try {
    if (config.database.kind === 'embedded') await migrate(db);
    const settings = await readPortal(db);
    const clock = clockOf(settings);
    const log = openLog({ db, clock, source: config.origin, projections });
    const closeAll = async () => {
      await log.close();
      await close();
    };
    return { db, log, clock, demo: settings?.demo ?? false, settings, close: closeAll };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A demonstration's clock was set on its first start. */
const clockOf = (settings: PortalSettings | undefined): Clock =>
  settings?.demo ? offsetClock(settings.clockOffsetMs) : systemClock;

/** The database alone. `owner`: as the role that may change the schema. */
export async function openDatabase(
  { database }: Config,
  owner = false,
): Promise<{ db: Kysely<Database>; close(): Promise<void> }> {
  if (database.kind === 'embedded') {
    // PGlite is large: verbs that need none do not wait for it.
    const { openPGlite } = await import('../db/pglite.ts');
    return openPGlite(database.folder);
  }
  const { openPostgres } = await import('../db/postgres.ts');
  const db = openPostgres(owner ? database.ownerUrl : database.url);
  return { db, close: () => db.destroy() };
}
