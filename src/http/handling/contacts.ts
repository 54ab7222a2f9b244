/** Whether there is a way to reach a writer, without opening it. */
import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';

export async function hasContact(db: Kysely<Database>, comment: string): Promise<boolean> {
  const kept = await db
    .selectFrom('comment_contacts')
    .select('comment')
    .where('comment', '=', comment)
    .executeTakeFirst();
  return kept !== undefined;
}
