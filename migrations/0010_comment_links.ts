/** The projection of what comments are about, and of what replies to them cite: by subject, so that each finds its own. */
import type { Kysely } from 'kysely';
import { createProjectionTable, indexProjectionTable } from '../src/db/projection-table.ts';

export async function up(db: Kysely<never>): Promise<void> {
  await createProjectionTable(db, 'comment_links');
  await indexProjectionTable(db, 'comment_links');
}
