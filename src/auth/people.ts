/** The accounts as administrators see them: added, invited anew, disabled. */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { EMAIL } from './accounts.ts';
import { type MadeLink, makeLink } from './links.ts';
import { endSessions } from './sessions.ts';

export type Person = {
  id: string;
  name: string;
  email: string;
  /** ISO 8601, real time. */
  since: string;
  disabledAt?: string;
  /** Whether a password was ever set: the invitation was taken. */
  hasPassword: boolean;
  secondFactor: boolean;
};
export type NewPerson = { name: string; email: string };
export type PersonProblem = { field: 'name' | 'email'; code: 'invalid' | 'taken' };
export type AddedPerson = { ok: true; id: string } | { ok: false; problem: PersonProblem };

/** Adds an account that may do nothing yet: without roles, and without a password. */
export async function addPerson(
  db: Kysely<Database>,
  { name, email }: NewPerson,
  now: Date,
  id = newReference(),
): Promise<AddedPerson> {
  const shown = name.trim();
  const address = email.trim().toLowerCase();
  if (shown === '' || shown.length > 50 || /\p{C}/u.test(shown)) return refusedPerson('name', 'invalid');
  if (!EMAIL.test(address) || address.length > 100) return refusedPerson('email', 'invalid');
  const added = await db
    .insertInto('staff_users')
    .values({
      id,
      name: shown,
      email: address,
      email_verified: true,
      image: null,
      disabled_at: null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added ? { ok: true, id } : refusedPerson('email', 'taken');
}

const refusedPerson = (field: PersonProblem['field'], code: PersonProblem['code']): AddedPerson => ({
  ok: false,
  problem: { field, code },
});

/** Opaque, short, and unlike any word: it stands in the log for ever. */
const newReference = (): string => `u-${randomBytes(8).toString('hex')}`;

/** A new one-time link for somebody's password: the invitation until one is set, then the reset. */
export async function linkFor(db: Kysely<Database>, person: Person, now: Date): Promise<MadeLink> {
  return makeLink(db, person.id, person.hasPassword ? 'reset' : 'invitation', now);
}

/** Ends an account: its sessions and links are void, and it gets no new ones. Its roles are the log's to end. */
export async function disablePerson(db: Kysely<Database>, id: string, now: Date): Promise<void> {
  await db.updateTable('staff_users').set({ disabled_at: now }).where('id', '=', id).execute();
  await db.deleteFrom('staff_links').where('user_id', '=', id).execute();
  await endSessions(db, id);
}

/** Takes back an account that was opened a moment ago. */
export async function removePerson(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('staff_users').where('id', '=', id).execute();
}

export async function enablePerson(db: Kysely<Database>, id: string): Promise<void> {
  await db.updateTable('staff_users').set({ disabled_at: null }).where('id', '=', id).execute();
}

/** For whoever lost their authenticator: the next sign-in with the password sets up a new one. */
export async function forgetSecondFactor(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('staff_two_factors').where('user_id', '=', id).execute();
  await db.updateTable('staff_users').set({ two_factor_enabled: false }).where('id', '=', id).execute();
  await endSessions(db, id);
}

/** All of them, oldest first. */
export async function people(db: Kysely<Database>): Promise<Person[]> {
  return (await rows(db).orderBy('staff_users.created_at').orderBy('staff_users.id').execute()).map(personOf);
}

export async function personBy(
  db: Kysely<Database>,
  by: { id: string } | { email: string },
): Promise<Person | undefined> {
  const row = await ('id' in by
    ? rows(db).where('staff_users.id', '=', by.id)
    : rows(db).where('email', '=', by.email.trim().toLowerCase())
  ).executeTakeFirst();
  return row && personOf(row);
}

const rows = (db: Kysely<Database>) =>
  db
    .selectFrom('staff_users')
    .leftJoin('staff_credentials', 'staff_credentials.user_id', 'staff_users.id')
    .select([
      'staff_users.id',
      'name',
      'email',
      'staff_users.created_at',
      'disabled_at',
      'two_factor_enabled',
      'staff_credentials.id as credential',
    ]);

type Row = {
  id: string;
  name: string;
  email: string;
  created_at: Date | string;
  disabled_at: Date | string | null;
  two_factor_enabled: boolean;
  credential: string | null;
};
const personOf = (row: Row): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  since: new Date(row.created_at).toISOString(),
  ...(row.disabled_at !== null && { disabledAt: new Date(row.disabled_at).toISOString() }),
  hasPassword: row.credential !== null,
  secondFactor: row.two_factor_enabled,
});
