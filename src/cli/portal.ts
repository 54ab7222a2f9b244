/** The portal that a verb works on: its database, its log, its clock. */
import type { Kysely } from 'kysely';
import { type Config, describeProblems, parseConfig } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { type PortalSettings, readPortal } from '../db/portal.ts';
import type { Database } from '../db/schema.ts';
import type { Log } from '../log/log.ts';
import { openLog } from '../log/open.ts';
import type { RowReader } from '../log/rows.ts';
import { clockOf } from '../mode.ts';
import { type Connections, connect } from '../node/connect.ts';
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

/** Whether the environment says in so many words that it means a demonstration, or a real log. */
export const askedMode = (environment: Environment): boolean | undefined =>
  environment.MINGBAI_DEMO?.trim() ? configOf(environment).demo : undefined;

/**
 * Opens the portal that the environment names. An embedded database is migrated on the way; a server's is
 * the operator's to migrate.
 * @throws Stop when it cannot be opened.
 */
export async function openPortal(environment: Environment): Promise<Portal> {
  const config = configOf(environment);
  const connections = await openDatabase(config);
  const { db } = connections;
  try {
    if (config.database.kind === 'embedded') await migrate(db);
    const settings = await readPortal(db);
    const clock = clockOf(settings);
    const log = openLog({ db, clock, source: config.origin, projections });
    const close = async () => {
      await log.close();
      await connections.close();
    };
    return { db, log, clock, demo: settings?.demo ?? false, settings, close };
  } catch (error) {
    await connections.close();
    throw error;
  }
}

/** The database alone, as the portal and as its owner. A connection that breaks is told by whoever uses it. */
export const openDatabase = ({ database }: Config): Promise<Connections> => connect(database, () => {});
