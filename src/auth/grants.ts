/** Roles of accounts, as administrators change them: the log's part and the database's part of it together. */
import type { Kysely } from 'kysely';
import type { Actor } from '../../events/envelope.ts';
import type { Database } from '../db/schema.ts';
import type { RoleCommand } from '../domain/decide/index.ts';
import type { Office, Performed } from '../office/office.ts';
import { performRole } from '../office/roles.ts';
import { disablePerson } from './people.ts';
import { rolesOf } from './roles-of.ts';

/** Grants or revokes a role; what the asker can mend is in the answer. */
export const changeRole = async (
  db: Kysely<Database>,
  office: Office,
  command: RoleCommand,
): Promise<Performed> => performRole(office, command, await activeAccounts(db));

export type Dismissal = {
  actor: Actor;
  /** The account. */
  reference: string;
  /** Fresh ids for the events. */
  newId(): string;
  /** Real time. */
  now: Date;
};

/**
 * Disables an account: first its roles are revoked, one event each, so that the log knows of it and the last
 * administrator stays; then its sessions and links are void.
 * @returns what was refused, and then the account is not disabled; nothing when it is.
 */
export async function dismiss(
  db: Kysely<Database>,
  office: Office,
  { actor, reference, newId, now }: Dismissal,
): Promise<Extract<Performed, { ok: false }> | undefined> {
  for (const { role, department } of await rolesOf(office.log, reference)) {
    const asked = { id: newId(), actor, reference, role, office: department };
    const performed = await changeRole(db, office, { type: 'revoke_role', ...asked });
    if (!performed.ok) return performed;
  }
  await disablePerson(db, reference, now);
  return undefined;
}

/** Ids of the accounts that were not disabled. */
async function activeAccounts(db: Kysely<Database>): Promise<Set<string>> {
  const rows = await db.selectFrom('staff_users').select('id').where('disabled_at', 'is', null).execute();
  return new Set(rows.map(({ id }) => id));
}
