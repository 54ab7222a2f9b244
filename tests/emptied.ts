/** Makes an embedded database what it was when it had just been migrated. */
import { type Kysely, sql } from 'kysely';
import { migrate } from '../src/db/migrate.ts';
import type { Database } from '../src/db/schema.ts';

/** What migrating gave: a fingerprint of tables, triggers and functions, and the rows that they begin with. */
export type Migrated = { schema: string; rows: readonly { table: string; row: string }[] };

/** Tables above this size are cut off as a whole: deleted rows keep their place. */
const LARGE_BYTES = 256 * 1024;

export async function migratedAnew(db: Kysely<Database>): Promise<Migrated> {
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  await migrate(db);
  const rows = await Promise.all((await tablesOf(db)).map((table) => rowsOf(db, table)));
  return { schema: await schemaOf(db), rows: rows.flat() };
}

/** Takes out every row, past the triggers that refuse it, and puts in those that were there at first. */
export async function emptied(db: Kysely<Database>, migrated: Migrated): Promise<Migrated> {
  await sql`set session_replication_role = replica`.execute(db);
  await sql`
    do $$
    declare
      it record;
    begin
      for it in select c.oid, c.oid::regclass as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
      loop
        if pg_relation_size(it.oid) > ${sql.lit(LARGE_BYTES)} then execute 'truncate ' || it.name || ' cascade';
        else execute 'delete from ' || it.name;
        end if;
      end loop;
      for it in select c.oid::regclass as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
      loop
        execute 'alter sequence ' || it.name || ' restart';
      end loop;
    end $$`.execute(db);
  for (const { table, row } of migrated.rows)
    await sql`
      insert into ${sql.id(table)} overriding system value
      select * from json_populate_record(null::${sql.id(table)}, ${row}::json)`.execute(db);
  await sql`set session_replication_role = origin`.execute(db);
  return migrated;
}

/** A fingerprint: what a test has added, dropped, swapped, or switched off changes it. */
export async function schemaOf(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ schema: string }>`
    select md5(concat(
      (select string_agg(concat(oid, relname, relkind, relnatts, relchecks), ',' order by oid)
        from pg_class where relnamespace = 'public'::regnamespace),
      (select string_agg(concat(oid, tgname, tgenabled), ',' order by oid) from pg_trigger),
      (select string_agg(concat(oid, proname, xmin), ',' order by oid)
        from pg_proc where pronamespace = 'public'::regnamespace),
      (select string_agg(concat(oid, nspname), ',' order by oid) from pg_namespace)
    )) as schema`.execute(db);
  return rows[0]?.schema ?? '';
}

async function tablesOf(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'`.execute(db);
  return rows.map(({ name }) => name);
}

async function rowsOf(db: Kysely<Database>, table: string): Promise<Migrated['rows']> {
  const { rows } = await sql<{ row: string }>`
    select to_json(t)::text as row from ${sql.id(table)} t`.execute(db);
  return rows.map(({ row }) => ({ table, row }));
}
