/** The event log: what was recorded, and the head of the tree over it. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table events (
      position bigint primary key check (position >= 0),
      id uuid not null unique,
      stream text collate "C" not null,
      revision integer not null check (revision >= 0),
      type text collate "C" not null,
      recorded_at timestamptz(3) not null,
      entry text not null,
      leaf_hash bytea not null,
      command_digest bytea,
      unique (stream, revision)
    )`.execute(db);
  await sql`create index events_type on events (type, position)`.execute(db);
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the event log is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege',
              hint = 'Record a correction as a new event; erase sealed text through its opening.';
    end $$`.execute(db);
  await sql`
    create trigger events_keep_rows before update or delete on events
    for each row execute function refuse_change()`.execute(db);
  await sql`
    create trigger events_keep_all before truncate on events
    for each statement execute function refuse_change()`.execute(db);
  await sql`
    create table head (
      id boolean primary key default true check (id),
      size bigint not null,
      frontier bytea not null,
      last_time timestamptz(3)
    )`.execute(db);
  await sql`insert into head (size, frontier) values (0, '')`.execute(db);
  await sql`
    create view events_json as
    select position, id, stream, revision, type, recorded_at, entry::jsonb as event from events`.execute(db);
}
