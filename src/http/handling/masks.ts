/** The text of a comment as it may be published: masked, and confirmed by somebody. */
import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Words } from './originals.ts';

/**
 * `left`: what looks like somebody's number in it, and was said to be nobody's. `hidden`: passages of the original that
 * were masked by hand.
 */
type Confirmed = Words & { left: readonly string[]; hidden: readonly string[] };
export type Masks = Confirmed & { by: string; at: string };

export async function readMasks(db: Kysely<Database>, comment: string): Promise<Masks | undefined> {
  const row = await db
    .selectFrom('comment_masks')
    .leftJoin('staff_users', 'staff_users.id', 'comment_masks.confirmed_by')
    .select(['words', 'confirmed_at', 'confirmed_by', 'staff_users.name as by'])
    .where('comment', '=', comment)
    .executeTakeFirst();
  if (!row || row.words === null) return undefined;
  const words = JSON.parse(row.words) as Words & { left?: string[]; hidden?: string[] };
  return {
    ...words,
    left: words.left ?? [],
    hidden: words.hidden ?? [],
    by: row.by ?? row.confirmed_by,
    at: new Date(row.confirmed_at).toISOString(),
  };
}

/** The newest confirmation counts; whoever saw an older one is told (`seen`: when that was made, or undefined). */
export async function saveMasks(
  db: Kysely<Database>,
  comment: string,
  confirmed: Confirmed,
  { by, at, seen }: { by: string; at: Date; seen: string | undefined },
): Promise<'saved' | 'conflict'> {
  return db.transaction().execute(async (tx) => {
    await oneAtATime(tx, comment);
    const before = await tx
      .selectFrom('comment_masks')
      .select('confirmed_at')
      .where('comment', '=', comment)
      .executeTakeFirst();
    const known = before && new Date(before.confirmed_at).toISOString();
    if (known !== seen) return 'conflict' as const;
    const values = { words: JSON.stringify(confirmed), confirmed_by: by, confirmed_at: at };
    await tx
      .insertInto('comment_masks')
      .values({ comment, ...values })
      .onConflict((conflict) => conflict.column('comment').doUpdateSet(values))
      .execute();
    return 'saved' as const;
  });
}
