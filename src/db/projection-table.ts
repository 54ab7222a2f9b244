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
 * Creates the indexes: the versions of a key by their end, of which one at most has none and is the current row; and
 * the rows of a plan by their end (a look into the past reads the current rows and those that ended since).
 * Every append pays for every index: there are no others.
 */
export async function indexProjectionTable(
  db: Executor,
  name: string,
  kinds: readonly IndexKind[] = INDEX_KINDS,
): Promise<void> {
  const create = (kind: IndexKind) => {
    const { unique, on } = INDEXES[kind];
    return sql`
      create ${sql.raw(unique ? 'unique' : '')} index if not exists ${sql.id(`${name}_${kind}`)}
      on ${sql.id(name)} ${sql.raw(on)}`.execute(db);
  };
  await Promise.all(kinds.map(create));
}

const INDEXES = {
  versions: { unique: true, on: '(key, to_position) nulls not distinct' },
  plan: { unique: false, on: '(plan, to_position)' },
} as const;

export type IndexKind = keyof typeof INDEXES;
/** The name of an index is that of its table and its kind. */
export const INDEX_KINDS: readonly IndexKind[] = ['versions', 'plan'];
