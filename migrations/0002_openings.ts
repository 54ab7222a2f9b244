/** Sealed text: beside the log, so that it can be erased. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table openings (
      position bigint not null references events (position),
      event_id uuid not null,
      field text not null,
      commitment text not null,
      salt text,
      sealed text,
      command_digest bytea,
      erased_at timestamptz(3),
      primary key (event_id, field),
      check ((erased_at is null) = (salt is not null and sealed is not null and command_digest is not null)),
      check (erased_at is null or (salt is null and sealed is null and command_digest is null))
    )`.execute(db);
  await sql`create index openings_position on openings (position)`.execute(db);
}
