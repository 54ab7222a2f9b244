/** The portal's own role on PostgreSQL: it may add to the log, and neither change nor drop anything of it. */
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** What the portal needs of each table; projected rows it adds and ends. */
const PRIVILEGES = {
  events: 'select, insert',
  events_json: 'select',
  head: 'select, update',
  openings: 'select, insert, update',
  checkpoints: 'select, insert',
  publications: 'select, insert',
  cosignatures: 'select, insert',
  tree_nodes: 'select, insert',
  projections: 'select, insert',
  event_words: 'select, insert, truncate',
  event_words_head: 'select, update',
  portal: 'select, insert, update',
  comment_codes: 'select, insert, update, delete',
  comment_contacts: 'select, insert, update, delete',
  comment_waiting: 'select, insert, update, delete',
  comment_attempts: 'select, insert, update, delete',
  comment_drafts: 'select, insert, update, delete',
  comment_masks: 'select, insert, update, delete',
  comment_assignments: 'select, insert, update, delete',
  staff_users: 'select, insert, update, delete',
  staff_sessions: 'select, insert, update, delete',
  staff_credentials: 'select, insert, update, delete',
  staff_verifications: 'select, insert, update, delete',
  staff_two_factors: 'select, insert, update, delete',
  staff_links: 'select, insert, update, delete',
  staff_used_codes: 'select, insert, delete',
  staff_attempts: 'select, insert, update, delete',
  staff_access_log: 'select, insert',
} as const;
const ROWS = 'select, insert, update';

/**
 * Grants a role what the portal needs, as the owner, after migrating; creates the role, without a password and
 * without the right to log in, if there is none. Rebuilds keep the grants.
 */
export async function grantPortalRole(ownerDb: Kysely<Database>, roleName: string): Promise<void> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${roleName}`.execute(ownerDb);
  const role = sql.id(roleName);
  if (rows.length === 0) await sql`create role ${role}`.execute(ownerDb);
  await sql`grant usage on schema public to ${role}`.execute(ownerDb);
  for (const [table, privileges] of Object.entries({ ...PRIVILEGES, ...(await projectionTables(ownerDb)) }))
    await sql`grant ${sql.raw(privileges)} on ${sql.id(table)} to ${role}`.execute(ownerDb);
}

/** Projections' tables, known by their shape. */
async function projectionTables(db: Kysely<Database>): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name in ('from_position', 'to_position')
    group by table_name having count(*) = 2`.execute(db);
  return Object.fromEntries(rows.map(({ name }) => [name, ROWS]));
}
