/**
 * The index of the events' words. It holds nothing that the log does not: it may be emptied at any time, and fills
 * itself again. It is no part of an append: searches, and a follower, bring it up to the log.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table event_words (
      position bigint primary key,
      type text collate "C" not null,
      plan text collate "C",
      words tsvector not null,
      folded text collate "C" not null
    )`.execute(db);
  await sql`create index event_words_words on event_words using gin (words)`.execute(db);
  await sql`
    create table event_words_head (
      id boolean primary key default true check (id),
      version integer not null,
      next bigint not null
    )`.execute(db);
  await sql`insert into event_words_head (version, next) values (0, 0)`.execute(db);
}
