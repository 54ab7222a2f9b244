/** Reading projected rows as they were at a position: an indexed lookup, never a replay. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { afterPrefix } from './read.ts';
import type { RowsAt } from './rows.ts';

/** Rows valid at a position, parsed, in the order of their keys: those that stand, and those that ended since. */
export async function readRows(
  db: Kysely<Database>,
  projection: string,
  { plan, at, keyPrefix, after, limit }: RowsAt,
): Promise<unknown[]> {
  const table = sql.id(projection);
  const end = keyPrefix ? afterPrefix(keyPrefix) : undefined;
  const where = sql.join(
    [
      sql`from_position <= ${at}`,
      ...(plan === undefined ? [] : [sql`plan = ${plan}`]),
      ...(keyPrefix ? [sql`key >= ${keyPrefix}`] : []),
      ...(end === undefined ? [] : [sql`key < ${end}`]),
      ...(after === undefined ? [] : [sql`key > ${after}`]),
    ],
    sql` and `,
  );
  const { rows } = await sql<{ row: string }>`
    select key, row from ${table} where to_position is null and ${where}
    union all
    select key, row from ${table} where to_position > ${at} and ${where}
    order by key ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(db);
  return rows.map(({ row }) => JSON.parse(row));
}

/** One row, by its exact key. */
export async function readRow(
  db: Kysely<Database>,
  projection: string,
  key: string,
  at: number,
): Promise<unknown> {
  const { rows } = await sql<{ row: string }>`
    select row from ${sql.id(projection)}
    where key = ${key} and from_position <= ${at} and (to_position is null or to_position > ${at})`.execute(
    db,
  );
  return rows[0] && JSON.parse(rows[0].row);
}
