/** What lists of comments are filtered, counted and ordered by, derived from their rows by the database. */
import type { Kysely } from 'kysely';
import { addDerivedColumns } from '../src/db/derived-columns.ts';

export async function up(db: Kysely<never>): Promise<void> {
  await addDerivedColumns(db, 'comments');
  await addDerivedColumns(db, 'comment_links');
}
