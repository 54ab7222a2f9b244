/** The projection of comments: where each stands. Not a word of what was written is in it. */
import type { Kysely } from 'kysely';
import { createProjectionTable, indexProjectionTable } from '../src/db/projection-table.ts';

export async function up(db: Kysely<never>): Promise<void> {
  await createProjectionTable(db, 'comments');
  await indexProjectionTable(db, 'comments');
}
