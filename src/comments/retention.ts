/** Contacts are for the answer alone: dropped a while after it, and encrypted anew when the key was rotated. */
import { sql } from 'kysely';
import type { DeskOptions } from './desk.ts';

/** Contacts that are encrypted anew at once. */
const SOME = 500;

/** Undefined where there is none, no longer, or no key here opens it. */
export async function readContact(
  { db, cipher }: Pick<DeskOptions, 'db' | 'cipher'>,
  comment: string,
): Promise<string | undefined> {
  const kept = await db
    .selectFrom('comment_contacts')
    .select('ciphertext')
    .where('comment', '=', comment)
    .executeTakeFirst();
  return kept && cipher.decrypt(comment, kept.ciphertext);
}

/**
 * Drops the contacts whose time has passed. Of a comment that was answered or declined, so many days after the last
 * answer or refusal. Of one that nobody has decided on or answered, so many days after the last thing that was done to
 * it, or after its last deadline, whichever is later: nobody keeps a contact for ever by doing nothing. Of what never
 * entered the log, so many days after it came.
 * @returns how many.
 */
export async function dropContacts({ db, office, contactDays }: DeskOptions): Promise<number> {
  const now = office.clock();
  const decided = sql`e.type in ('comment.replied', 'comment.declined')`;
  const deadline = (name: string) => sql`((e.entry::jsonb -> 'data' ->> ${sql.lit(name)})::date)`;
  // What an erasure has locked goes with it: waiting for it, with others locked, might be waiting for each other.
  const { numAffectedRows } = await sql`
    delete from comment_contacts where comment in (
      select c.comment from comment_contacts c
      where coalesce(
        (
          select coalesce(
            max(e.recorded_at) filter (where ${decided}),
            greatest(max(e.recorded_at), max(${deadline('acceptBy')}), max(${deadline('answerBy')}))
          ) from events e where e.stream = 'comment/' || c.comment
        ) + make_interval(days => ${contactDays}::int),
        c.kept_until
      ) <= ${now.toISOString()}::timestamptz
      for update skip locked
    )`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Encrypts under the key in use what stands under one that is only read. @returns how many that were. */
export async function encryptAnew({ db, cipher }: Pick<DeskOptions, 'db' | 'cipher'>): Promise<number> {
  const kept = await db.selectFrom('comment_contacts').select(['comment', 'ciphertext']).execute();
  let count = 0;
  for (const { comment, ciphertext } of kept
    .filter((each) => !cipher.isCurrent(each.ciphertext))
    .slice(0, SOME)) {
    const contact = cipher.decrypt(comment, ciphertext);
    if (contact === undefined) continue;
    const { numUpdatedRows } = await db
      .updateTable('comment_contacts')
      .set({ ciphertext: cipher.encrypt(comment, contact) })
      .where('comment', '=', comment)
      .where('ciphertext', '=', ciphertext)
      .executeTakeFirst();
    count += Number(numUpdatedRows);
  }
  return count;
}
