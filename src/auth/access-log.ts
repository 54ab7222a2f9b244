/** Who opened what of residents', and did what with accounts: added to, and never changed. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

export const ACCESSES = [
  /** A resident's telephone number or address. */
  'contact.opened',
  /** The words of a comment as they were written, before anything was masked. */
  'original.opened',
  /** A draft of another's reply. */
  'draft.opened',
  /** The words of a comment that waits beside the log. */
  'waiting.opened',
  /** Such a comment was taken for spam, and removed. */
  'waiting.removed',
  'account.invited',
  'link.made',
  'account.disabled',
  'account.enabled',
  'sessions.ended',
  'second_factor.forgotten',
] as const;
export type AccessAction = (typeof ACCESSES)[number];

export type Access = {
  /** The account that did it. */
  user: string;
  action: AccessAction;
  /** Id of the comment, or of the account that it was done with. */
  subject: string;
  requestId?: string | undefined;
};
/** `at`: ISO 8601, real time. `name`: of who did it; `subjectName`: of the account that it was done with. */
export type NotedAccess = {
  id: number;
  at: string;
  name: string;
  user: string;
  action: string;
  subject: string;
  subjectName?: string;
};

/** Writes it down, before anything is shown: what was not noted is not opened. */
export async function noteAccess(
  db: Kysely<Database>,
  { user, action, subject, requestId }: Access,
  now: Date,
): Promise<void> {
  await db
    .insertInto('staff_access_log')
    .values({ at: now, user_id: user, action, subject, request_id: requestId ?? null })
    .execute();
}

/** Newest first: those before an id, of one action or account where told. */
export async function accesses(
  db: Kysely<Database>,
  { before, user, limit }: { before?: number | undefined; user?: string | undefined; limit: number },
): Promise<NotedAccess[]> {
  let query = db
    .selectFrom('staff_access_log')
    .innerJoin('staff_users', 'staff_users.id', 'staff_access_log.user_id')
    .leftJoin('staff_users as other', 'other.id', 'staff_access_log.subject')
    .select([
      'staff_access_log.id',
      'staff_access_log.at',
      'staff_access_log.user_id',
      'staff_users.name',
      'action',
      'subject',
      'other.name as subject_name',
    ])
    .orderBy('staff_access_log.id', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('staff_access_log.id', '<', before);
  if (user !== undefined) query = query.where('staff_access_log.user_id', '=', user);
  return (await query.execute()).map((row) => ({
    id: Number(row.id),
    at: new Date(row.at).toISOString(),
    name: row.name,
    user: row.user_id,
    action: row.action,
    subject: row.subject,
    ...(row.subject_name !== null && { subjectName: row.subject_name }),
  }));
}
