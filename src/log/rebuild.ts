/**
 * Building projections anew from the log while it is read and written: into a second set of tables, which takes the
 * place of the first in one transaction. Readers never see an empty table.
 */
import { type Kysely, sql } from 'kysely';
import { addDerivedColumns } from '../db/derived-columns.ts';
import { createProjectionTable, indexProjectionTable } from '../db/projection-table.ts';
import type { Database } from '../db/schema.ts';
import type { Projection } from '../projections/projection.ts';
import { catchUp } from './catch-up.ts';
import { endLate, fillFromStart } from './fill.ts';
import type { LateEnd } from './full-fold.ts';
import { withRebuildLock } from './lock.ts';
import { readHead } from './read.ts';
import { swapIn } from './swap.ts';

export type RebuildOptions = {
  /** Which projections; all unless told. */
  names?: readonly string[];
  /** Told after each page: events folded, of how many. */
  onProgress?: (done: number, total: number) => void;
};

/** The table that is built beside the one in use. */
export const nextTable = (name: string): string => `${name}_next`;

/**
 * Rebuilds projections, as the owner of the tables.
 * @throws RebuildUnderWay when another process does so at the moment.
 */
export async function rebuild(
  db: Kysely<Database>,
  projections: readonly Projection[],
  { names, onProgress }: RebuildOptions = {},
): Promise<void> {
  const chosen = projections.filter(({ name }) => names?.includes(name) ?? true);
  const unknown = names?.filter((name) => !chosen.some((projection) => projection.name === name)) ?? [];
  if (unknown.length > 0) throw new RangeError(`no such projection: ${unknown.join(', ')}`);
  await withRebuildLock(db, async () => {
    const { size } = await readHead(db);
    const tell = (done: number) => onProgress?.(done, Math.max(done, size));
    // Left behind by a rebuild that was killed.
    await dropNext(db, chosen);
    for (const { name } of chosen) {
      await createProjectionTable(db, nextTable(name));
      await addDerivedColumns(db, name, nextTable(name));
    }
    const filled = await fillFromStart(db, chosen, nextTable, tell);
    await Promise.all(chosen.map(({ name }) => index(db, nextTable(name), filled.ended.get(name) ?? [])));
    const position = await catchUp(db, chosen, nextTable, filled.position, tell);
    await swapIn(db, chosen, nextTable, position);
  });
}

/** Projections whose stored rows were built by another version of their fold, or never. */
export async function pendingRebuilds(
  db: Kysely<Database>,
  projections: readonly Projection[],
): Promise<string[]> {
  const stored = await db.selectFrom('projections').select(['name', 'version']).execute();
  const versions = new Map(stored.map(({ name, version }) => [name, version]));
  const { size } = await readHead(db);
  // A log that is empty registers its projections with its first event.
  return projections
    .filter(({ name, version }) => (versions.get(name) ?? (size === 0 ? version : undefined)) !== version)
    .map(({ name }) => name);
}

/** Rows are ended before they are indexed: only then is it true that a key has one current row. */
async function index(db: Kysely<Database>, table: string, ended: readonly LateEnd[]): Promise<void> {
  await endLate(db, table, ended);
  await indexProjectionTable(db, table);
  // Rows themselves are never compared, and to sample them takes the longest.
  await sql`analyze ${sql.id(table)} (key, plan, from_position, to_position)`.execute(db);
}

async function dropNext(db: Kysely<Database>, projections: readonly Projection[]): Promise<void> {
  for (const { name } of projections) await sql`drop table if exists ${sql.id(nextTable(name))}`.execute(db);
}
