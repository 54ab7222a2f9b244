/** Reading and writing projected rows, many at a time. */
import { type Kysely, sql } from 'kysely';
import { kept } from '../db/kept.ts';
import type { Changes, CurrentRow, NewRow } from './fold.ts';

export type Executor = Pick<Kysely<never>, 'getExecutor'>;

/**
 * A column as one text, a line for each value: far quicker to send and to take apart than an array literal. Only
 * for values without line breaks, as JSON is (it escapes them), numbers, and names of streams. An empty line is
 * null; so is a line that is missing at the end, as `unnest` fills up what is shorter.
 */
export const lines = (values: readonly (string | number | null)[]) =>
  sql`string_to_array(${values.map((value) => value ?? '').join('\n')}::text, chr(10), '')`;

/** A column of any text, as lines where it can be. */
const texts = (values: readonly string[]) =>
  values.some((value) => value === '' || value.includes('\n')) ? sql`${values}::text[]` : lines(values);

/** The rows of the given keys that stand now, as the end of a statement. */
export const currentFrom = (table: string, keys: readonly string[]) => sql`
  from ${sql.id(table)} where to_position is null and key = any(${texts(keys)})`;

/** The rows of the given keys that stand now. */
export async function currentRows(
  db: Executor,
  table: string,
  keys: readonly string[],
): Promise<CurrentRow[]> {
  const { rows } = await sql<CurrentRow>`
    ${kept} select key, plan, from_position, row ${currentFrom(table, keys)}`.execute(db);
  return rows;
}

/** Whether there is anything to store. */
export const isChange = ({ ended, added }: Changes): boolean => ended.length + added.length > 0;

/**
 * Ends rows and adds rows in one statement. Adding waits for ending, as a key has one current row at most; were there
 * another number of rows to end than we know of, the division by zero would end the transaction. Its plan depends on
 * how large the table is, so it is not kept.
 */
export function storeChanges(db: Executor, table: string, { ended, added }: Changes): Promise<unknown> {
  if (ended.length === 0) return addRows(db, table, added);
  return sql`
    with ended as (
      update ${sql.id(table)} as old set to_position = e.at
      from unnest(${texts(ended.map((row) => row.key))}, ${lines(ended.map((row) => row.at))}::bigint[]) as e (key, at)
      where old.key = e.key and old.to_position is null
      returning 1
    )
    ${insertion(table, added)}
    where 1 / ((select count(*) from ended) = ${ended.length}::bigint)::int = 1`.execute(db);
}

/** Adds rows. */
export const addRows = (db: Executor, table: string, rows: readonly NewRow[]): Promise<unknown> =>
  sql`${kept} ${insertion(table, rows)}`.execute(db);

/** Ends rows, by key and beginning. */
export const endRows = (
  db: Executor,
  table: string,
  ended: readonly { key: string; from: number; at: number }[],
): Promise<unknown> =>
  sql`
    update ${sql.id(table)} as old set to_position = e.at
    from unnest(
      ${texts(ended.map((row) => row.key))},
      ${lines(ended.map((row) => row.from))}::bigint[],
      ${lines(ended.map((row) => row.at))}::bigint[]
    ) as e (key, from_position, at)
    where old.key = e.key and old.from_position = e.from_position`.execute(db);

/** Adds rows, as (a part of) a statement. */
export const insertion = (table: string, rows: readonly NewRow[]) => sql`
  insert into ${sql.id(table)} (key, plan, from_position, to_position, row)
  select key, plan, from_position, to_position, row
  from unnest(
    ${texts(rows.map((row) => row.key))},
    ${texts(rows.map((row) => row.plan))},
    ${lines(rows.map((row) => row.from))}::bigint[],
    ${lines(rows.map((row) => row.to))}::bigint[],
    ${lines(rows.map((row) => row.row))}
  ) as added (key, plan, from_position, to_position, row)`;
