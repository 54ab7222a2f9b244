/** The end of a rebuild: the last events under the log's lock, and the new tables in the place of the old. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { INDEX_KINDS } from '../db/projection-table.ts';
import type { Database } from '../db/schema.ts';
import type { Projection } from '../projections/projection.ts';
import { catchUp } from './catch-up.ts';
import { lockLog } from './lock.ts';

/** How often to try when somebody reads an old table for long (a dump does), and how long each try may wait. */
const ATTEMPTS = 120;
const WAIT_MS = 500;
const LOCK_NOT_AVAILABLE = '55P03';

/** Catches up, under the lock, and swaps, in one transaction. Appends wait for as long as that takes. */
export async function swapIn(
  db: Kysely<Database>,
  projections: readonly Projection[],
  table: (name: string) => string,
  from: number,
): Promise<void> {
  let position = from;
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute((tx) => swapOnce(tx, projections, table, position));
    } catch (error) {
      const waited = error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE;
      if (!waited || attempt === ATTEMPTS) throw error;
      // Nobody may append while we wait for a reader, so: let go, catch up, and try again.
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      position = await catchUp(db, projections, table, position);
    }
  }
}

async function swapOnce(
  tx: Transaction<Database>,
  projections: readonly Projection[],
  table: (name: string) => string,
  from: number,
): Promise<void> {
  await lockLog(tx);
  const position = await catchUp(tx, projections, table, from);
  await sql`set local lock_timeout = ${sql.lit(WAIT_MS)}`.execute(tx);
  for (const { name, version } of projections) {
    await copyGrants(tx, name, table(name));
    await sql`drop table if exists ${sql.id(name)}`.execute(tx);
    await sql`alter table ${sql.id(table(name))} rename to ${sql.id(name)}`.execute(tx);
    for (const index of INDEX_KINDS)
      await sql`alter index ${sql.id(`${table(name)}_${index}`)} rename to ${sql.id(`${name}_${index}`)}`.execute(
        tx,
      );
    await sql`
      insert into projections (name, version, position) values (${name}, ${version}, ${position - 1})
      on conflict (name) do update set version = excluded.version, position = excluded.position`.execute(tx);
  }
}

/** Who may use the old table may use the new one; one that is new itself takes after the register of projections. */
async function copyGrants(tx: Transaction<Database>, from: string, to: string): Promise<void> {
  const { rows } = await sql<{ grantee: string; privilege: string }>`
    select distinct quote_ident(r.rolname) as grantee, acl.privilege_type as privilege
    from pg_class c, aclexplode(c.relacl) acl, pg_roles r
    where c.oid = coalesce(to_regclass(${`public.${from}`}), to_regclass('public.figures'))
      and r.oid = acl.grantee and acl.grantee <> c.relowner`.execute(tx);
  for (const { grantee, privilege } of rows)
    await sql`grant ${sql.raw(privilege)} on ${sql.id(to)} to ${sql.raw(grantee)}`.execute(tx);
}
