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
 * Drops the contacts whose time has passed: so many days after the last answer or refusal, and of what never entered
 * the log, so many days after it came. A comment that nobody has decided on or answered keeps its own.
 * @returns how many.
 */
export async function dropContacts({ db, office, contactDays }: DeskOptions): Promise<number> {
  const now = office.clock();
  const { numAffectedRows } = await sql`
    delete from comment_contacts c
    where coalesce(
      (
        select max(e.recorded_at) from events e
        where e.stream = 'comment/' || c.comment and e.type in ('comment.replied', 'comment.declined')
      ) + make_interval(days => ${contactDays}::int),
      case
        when exists (select 1 from events e where e.stream = 'comment/' || c.comment) then 'infinity'
        else c.kept_until
      end
    ) <= ${now.toISOString()}::timestamptz`.execute(db);
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
