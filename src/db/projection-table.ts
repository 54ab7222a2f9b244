/** The tables of projections: one shape, made by migrations and again by every rebuild. */
import { type Kysely, sql } from 'kysely';

type Executor = Pick<Kysely<never>, 'getExecutor'>;

/** Creates a projection's table without its indexes: it is filled faster so. */
export async function createProjectionTable(db: Executor, name: string): Promise<void> {
  await sql`
    create table if not exists ${sql.id(name)} (
      key text collate "C" not null,
      plan text not null,
      from_position bigint not null,
      to_position bigint,
      row text not null
    )`.execute(db);
}

/**
 * Creates the indexes: at most one current row a key; rows by key at any position; current rows of a plan;
 * ended rows of a plan, by their end (a look into the past reads the current rows and those that ended since).
 */
export async function indexProjectionTable(db: Executor, name: string): Promise<void> {
  const table = sql.id(name);
  for (const [kind, rest] of Object.entries(INDEXES)) {
    const index = sql.id(`${name}_${kind}`);
    const unique = sql.raw(kind === 'current' || kind === 'versions' ? 'unique' : '');
    await sql`create ${unique} index if not exists ${index} on ${table} ${sql.raw(rest)}`.execute(db);
  }
}

export const INDEXES = {
  versions: '(key, from_position)',
  current: '(key) where to_position is null',
  plan: '(plan) where to_position is null',
  ended: '(plan, to_position) where to_position is not null',
} as const;
