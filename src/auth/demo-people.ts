/** Makes the accounts of a demonstration: their names and passwords in the database, their roles in the log. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { ROLES_STREAM } from '../domain/decide/index.ts';
import type { Log, NewEvent } from '../log/log.ts';
import type { RowReader } from '../log/rows.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoAccount } from './demo-accounts.ts';
import { setPassword } from './links.ts';
import { addPerson } from './people.ts';
import { rolesOfAll } from './roles-of.ts';

/** Idempotent. @param office whose roles those of no department are. @param now real time. */
export async function makeDemoPeople(
  db: Kysely<Database>,
  log: Pick<Log, 'append'> & Pick<RowReader, 'rows'>,
  office: string,
  now: Date,
): Promise<void> {
  await addPeople(db, now);
  const held = await rolesOfAll(log);
  const events = DEMO_ACCOUNTS.filter(({ id }) => !held.has(id)).map((account) => granted(account, office));
  if (events.length === 0) return;
  const outcome = await log.append([{ stream: ROLES_STREAM, expected: 'any', events }]);
  if (outcome.outcome === 'conflict') throw new Error('the grants conflict with events of other ids');
}

async function addPeople(db: Kysely<Database>, now: Date): Promise<void> {
  let hash: string | undefined;
  for (const { id, name, email } of DEMO_ACCOUNTS) {
    const added = await addPerson(db, { name, email }, now, id);
    if (!added.ok) continue;
    // One for all: to make one takes a tenth of a second.
    hash ??= await (await import('better-auth/crypto')).hashPassword(DEMO_PASSWORD);
    await setPassword(db, id, hash, now);
  }
}

const granted = ({ id: reference, role, department }: DemoAccount, office: string): NewEvent => ({
  id: idOf(`granted ${role} ${reference}`),
  type: 'role.granted',
  actor: { role: 'operator' },
  data: { role, office: department ?? office, reference, synthetic: true },
});

/** A UUID that follows from a text, so that two processes that start at once grant one role once. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
