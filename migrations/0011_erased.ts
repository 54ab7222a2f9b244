/**
 * What is erased stays so: nothing written for an erased comment enters the desk any more, whoever writes it and
 * however late. The row is left out, without an error: there is nothing left to say it of.
 */
import { type Kysely, sql } from 'kysely';

/** Written by staff, so they may come at any moment: they wait for an append that is under way, to see it. */
const WRITTEN_ANY_TIME = ['comment_drafts', 'comment_masks', 'comment_assignments'];
const WRITTEN_ONCE = ['comment_contacts', 'comment_waiting'];

export async function up(db: Kysely<never>): Promise<void> {
  // 1835626087 is the log's lock: an erasure is appended before this, and seen, or after it, and sees the row.
  await sql`
    create function leave_out_erased() returns trigger language plpgsql as $$
    begin
      if tg_argv[0] = 'waits' then perform pg_advisory_xact_lock(1835626087); end if;
      if exists (
        select 1 from events where stream = 'comment/' || new.comment and type = 'comment.erased'
      ) then return null; end if;
      return new;
    end $$`.execute(db);
  for (const table of [...WRITTEN_ANY_TIME, ...WRITTEN_ONCE]) {
    const how = sql.lit(WRITTEN_ANY_TIME.includes(table) ? 'waits' : 'looks');
    await sql`
      create trigger ${sql.id(`${table}_erased`)} before insert on ${sql.id(table)}
      for each row execute function leave_out_erased(${how})`.execute(db);
  }
}
