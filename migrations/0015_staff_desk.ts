/** The desk of staff: what was taken out of the queue by hand says so to its writer; looking at a comment is quick. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table comment_codes add column removed_by_staff boolean not null default false`.execute(db);
  // Who looks at a comment is written by every look. It holds no words: a row that comes beside an erasure harms
  // nobody, and no page waits for the log's lock.
  await sql`drop trigger comment_assignments_erased on comment_assignments`.execute(db);
  await sql`
    create trigger comment_assignments_erased before insert on comment_assignments
    for each row execute function leave_out_erased('looks')`.execute(db);
}
