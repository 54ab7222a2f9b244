/** One PostgreSQL server and one demonstration for a whole test run, each started when the first test asks. */
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/db/migrate.ts';
import { openPostgres } from '../src/db/postgres.ts';
import { openBroker, type Started } from './broker.ts';
import { startDemo } from './browser/start-demo.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Port that answers with the address of the server's `postgres` database. */
    postgresBroker: number;
    /** Port that answers with the origin of a demonstration that is there to be looked at, and not to be changed. */
    demoBroker: number;
  }
}

/** The migrated database that tests clone: copying one is far quicker than migrating it. */
const TEMPLATE = 'template_migrated';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [postgres, demo] = await Promise.all([openBroker(startServer), openBroker(startDemo)]);
  project.provide('postgresBroker', postgres.port);
  project.provide('demoBroker', demo.port);
  return async () => {
    await Promise.all([postgres.close(), demo.close()]);
  };
}

async function startServer(): Promise<Started> {
  // What a power cut would lose, no test asks for.
  const server = await startPostgres(['fsync=off', 'max_connections=200']);
  const owner = openPostgres(server.url('postgres'), { max: 1 });
  await sql`create database ${sql.id(TEMPLATE)}`.execute(owner);
  await owner.destroy();
  const template = openPostgres(server.url(TEMPLATE), { max: 1 });
  await migrate(template);
  await template.destroy();
  return { address: server.url('postgres'), stop: () => server.stop() };
}
