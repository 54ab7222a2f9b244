/** What the log signed and published, and the nodes of its tree above the leaves. Nothing of it ever changes. */
import { type Kysely, sql } from 'kysely';

const TABLES = ['checkpoints', 'publications', 'cosignatures', 'tree_nodes'];

export async function up(db: Kysely<never>): Promise<void> {
  // `previous` is unique: of two publishers that extend the same checkpoint, one is refused.
  await sql`
    create table checkpoints (
      size bigint primary key,
      previous bigint not null unique,
      root bytea not null,
      frontier bytea not null,
      note text not null,
      signed_at timestamptz(3) not null,
      check (previous >= 0 and size > previous)
    )`.execute(db);
  await sql`
    create table publications (
      size bigint primary key references checkpoints (size),
      published_at timestamptz(3) not null
    )`.execute(db);
  await sql`
    create table cosignatures (
      size bigint not null references checkpoints (size),
      key_id text not null,
      name text not null,
      line text not null,
      cosigned_at timestamptz(3) not null,
      primary key (size, key_id)
    )`.execute(db);
  await sql`
    create table tree_nodes (
      level smallint not null check (level >= 1),
      index bigint not null check (index >= 0),
      hash bytea not null check (length(hash) = 32),
      primary key (level, index)
    )`.execute(db);
  for (const table of TABLES) {
    await sql`
      create trigger ${sql.id(`${table}_keep_rows`)} before update or delete on ${sql.id(table)}
      for each row execute function refuse_change()`.execute(db);
    await sql`
      create trigger ${sql.id(`${table}_keep_all`)} before truncate on ${sql.id(table)}
      for each statement execute function refuse_change()`.execute(db);
  }
}
