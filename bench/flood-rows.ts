/** What a flood leaves in the database: rows, bytes on disk, records of the log. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../src/db/schema.ts';

export type DeskRows = {
  /** Records in the log. */
  events: number;
  /** Comments that wait, and the bytes of their words as they are counted. */
  waiting: number;
  waitingBytes: number;
  codes: number;
  contacts: number;
  attempts: number;
  /** Of those four tables and their indexes on disk. */
  diskBytes: number;
};

const TABLES = ['comment_waiting', 'comment_codes', 'comment_contacts', 'comment_attempts'];

export async function deskRows(db: Kysely<Database>): Promise<DeskRows> {
  const sizes = TABLES.map((table) => `pg_total_relation_size('${table}')`).join(' + ');
  const { rows } = await sql<DeskRows>`select
      (select size from head)::int as events,
      (select count(*) from comment_waiting)::int as waiting,
      (select coalesce(sum(bytes), 0) from comment_waiting)::int as "waitingBytes",
      (select count(*) from comment_codes)::int as codes,
      (select count(*) from comment_contacts)::int as contacts,
      (select count(*) from comment_attempts)::int as attempts,
      (${sql.raw(sizes)})::int as "diskBytes"`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('nothing was counted');
  return row;
}
