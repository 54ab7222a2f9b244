/** Brings a database to the newest schema. */
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../../migrations/index.ts';
import type { Database } from './schema.ts';

/** Two processes that migrate at once collide on names in the catalogue; the loser then finds the work done. */
const COLLISIONS = new Set(['23505', '42P07', '42710', 'XX000']);
const ATTEMPTS = 5;

/**
 * Runs the migrations that are missing and returns their names. Idempotent; a concurrent migration is a success.
 * @throws Error with the migration's name, and the database's error as its cause.
 */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  for (let attempt = 1; ; attempt++) {
    const { error, results } = await new Migrator({
      db,
      provider: { getMigrations: async () => migrations },
    }).migrateToLatest();
    if (error === undefined) return (results ?? []).map((result) => result.migrationName);
    if (attempt < ATTEMPTS && COLLISIONS.has(codeOf(error))) continue;
    const failed = results?.find((result) => result.status === 'Error');
    throw new Error(`migration ${failed?.migrationName ?? ''} failed`, { cause: error });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
