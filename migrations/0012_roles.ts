/** The projection of roles; and the list of who opened what, to which rows are only added. */
import { type Kysely, sql } from 'kysely';
import { createProjectionTable, indexProjectionTable } from '../src/db/projection-table.ts';

export async function up(db: Kysely<never>): Promise<void> {
  await createProjectionTable(db, 'roles');
  await indexProjectionTable(db, 'roles');
  await sql`
    create function refuse_access_change() returns trigger language plpgsql as $$
    begin
      raise exception 'who opened what is only added to: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  await sql`
    create trigger staff_access_log_keep_rows before update or delete on staff_access_log
    for each row execute function refuse_access_change()`.execute(db);
  await sql`
    create trigger staff_access_log_keep_all before truncate on staff_access_log
    for each statement execute function refuse_access_change()`.execute(db);
}
