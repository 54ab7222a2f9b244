/**
 * One PostgreSQL server for a whole test run, started when the first test asks: a run that needs none waits for
 * none. Tests are processes of their own, so they ask through a socket.
 */
import { createServer } from 'node:net';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/db/migrate.ts';
import { openPostgres } from '../src/db/postgres.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Port that answers with the address of the server's `postgres` database, once it is up. */
    postgresBroker: number;
  }
}

/** The migrated database that tests clone: copying one is far quicker than migrating it. */
const TEMPLATE = 'template_migrated';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<PostgresServer> | undefined;
  const broker = createServer((socket) => {
    // A test that was interrupted has gone away.
    socket.on('error', () => {});
    started ??= start();
    started.then(
      (server) => socket.end(server.url('postgres')),
      (error) => socket.end(`error: ${error instanceof Error ? error.message : error}`),
    );
  });
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  const address = broker.address();
  if (typeof address !== 'object' || !address) throw new Error('the broker has no port');
  project.provide('postgresBroker', address.port);
  return async () => {
    broker.close();
    const server = await started?.catch(() => undefined);
    await server?.stop();
  };
}

async function start(): Promise<PostgresServer> {
  // What a power cut would lose, no test asks for.
  const server = await startPostgres(['fsync=off', 'max_connections=200']);
  const owner = openPostgres(server.url('postgres'), { max: 1 });
  await sql`create database ${sql.id(TEMPLATE)}`.execute(owner);
  await owner.destroy();
  const template = openPostgres(server.url(TEMPLATE), { max: 1 });
  await migrate(template);
  await template.destroy();
  return server;
}
