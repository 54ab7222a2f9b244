/** Who has a comment open: told to whoever opens it next, so that two do not begin the same work. Nobody is kept out. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../db/schema.ts';

/** Somebody else who has it open, and how many minutes ago they opened it. */
export type Claim = { name: string; minutes: number };

/** After so long without another look nobody is told any more. */
const FRESH_MINUTES = 10;
const MINUTE_MS = 60_000;

type Looking = { comment: string; user: string; now: Date };

/** Takes a comment up for somebody, unless somebody else has it open: then tells who. */
export async function takeUp(db: Kysely<Database>, looking: Looking): Promise<Claim | undefined> {
  const { comment, user, now } = looking;
  const { rows } = await sql`
    insert into comment_assignments (comment, assignee, taken_at) values (${comment}, ${user}, ${now})
    on conflict (comment) do update set assignee = excluded.assignee, taken_at = excluded.taken_at
    where comment_assignments.assignee = ${user} or comment_assignments.taken_at < ${staleAt(now)}
    returning comment`.execute(db);
  return rows.length > 0 ? undefined : claimOfAnother(db, looking);
}

/** Takes it up whoever has it open. */
export async function takeOver(db: Kysely<Database>, { comment, user, now }: Looking): Promise<void> {
  const values = { assignee: user, taken_at: now };
  await db
    .insertInto('comment_assignments')
    .values({ comment, ...values })
    .onConflict((conflict) => conflict.column('comment').doUpdateSet(values))
    .execute();
}

/** What somebody has done is not in the others' way any more. */
export async function letGo(db: Kysely<Database>, comment: string, user: string): Promise<void> {
  await db
    .deleteFrom('comment_assignments')
    .where('comment', '=', comment)
    .where('assignee', '=', user)
    .execute();
}

export const claimOfAnother = async (db: Kysely<Database>, { comment, user, now }: Looking) =>
  (await claimsOfOthers(db, [comment], { user, now })).get(comment);

/** Who else has which of the comments open. */
export async function claimsOfOthers(
  db: Kysely<Database>,
  comments: readonly string[],
  { user, now }: Pick<Looking, 'user' | 'now'>,
): Promise<Map<string, Claim>> {
  if (comments.length === 0) return new Map();
  const rows = await db
    .selectFrom('comment_assignments')
    .innerJoin('staff_users', 'staff_users.id', 'comment_assignments.assignee')
    .select(['comment', 'taken_at', 'staff_users.name'])
    .where('comment', 'in', comments)
    .where('assignee', '!=', user)
    .where('taken_at', '>=', staleAt(now))
    .execute();
  return new Map(
    rows.map(({ comment, name, taken_at }) => {
      const since = now.getTime() - new Date(taken_at).getTime();
      return [comment, { name, minutes: Math.max(0, Math.floor(since / MINUTE_MS)) }];
    }),
  );
}

const staleAt = (now: Date): Date => new Date(now.getTime() - FRESH_MINUTES * MINUTE_MS);
