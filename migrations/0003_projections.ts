/** The projections' tables, and which version of a fold built each. */
import { type Kysely, sql } from 'kysely';
import { createProjectionTable, indexProjectionTable } from '../src/db/projection-table.ts';

const NAMES = [
  'plans',
  'texts',
  'departments',
  'phases',
  'indicators',
  'tasks',
  'figures',
  'references_reported',
  'baselines',
  'evaluations',
  'claims',
  'summaries',
];

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table projections (
      name text primary key,
      version integer not null,
      position bigint not null
    )`.execute(db);
  for (const name of NAMES) {
    await createProjectionTable(db, name);
    await indexProjectionTable(db, name);
  }
}
