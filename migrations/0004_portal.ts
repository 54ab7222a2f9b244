/** What the portal settles on its first start: whether it is a demo, and how far its clock is offset. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table portal (
      id boolean primary key default true check (id),
      demo boolean not null,
      clock_offset_ms bigint not null,
      first_started_at timestamptz(3) not null
    )`.execute(db);
}
