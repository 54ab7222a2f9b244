/** An account's sessions: listed to its holder, and ended by them. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

export type OpenSession = {
  id: string;
  /** ISO 8601, real time. */
  since: string;
  until: string;
  address: string;
  agent: string;
};

/** Those that still last, newest first. */
export async function openSessions(db: Kysely<Database>, user: string, now: Date): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('staff_sessions')
    .select(['id', 'created_at', 'expires_at', 'ip_address', 'user_agent'])
    .where('user_id', '=', user)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    since: new Date(row.created_at).toISOString(),
    until: new Date(row.expires_at).toISOString(),
    address: row.ip_address ?? '',
    agent: row.user_agent ?? '',
  }));
}

/** Ends one session of an account; false when it has no such. */
export async function endSession(db: Kysely<Database>, user: string, session: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('staff_sessions')
    .where('user_id', '=', user)
    .where('id', '=', session)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** All of them, and whatever was half way to one. */
export async function endSessions(db: Kysely<Database>, user: string): Promise<void> {
  await endChallenges(db, user);
  await db.deleteFrom('staff_sessions').where('user_id', '=', user).execute();
}

/** Questions for a second factor that somebody was asked who knew the password until now. */
export const endChallenges = (db: Kysely<Database>, user: string) =>
  db.deleteFrom('staff_verifications').where('value', '=', user).execute();

/** Rows of sessions that are over tell where somebody was: they go. */
export const dropEndedSessions = (db: Kysely<Database>, now: Date) =>
  db.deleteFrom('staff_sessions').where('expires_at', '<=', now).execute();

/** Ends the session that another takes the place of. */
export const endToken = (db: Kysely<Database>, token: string) =>
  db.deleteFrom('staff_sessions').where('token', '=', token).execute();
