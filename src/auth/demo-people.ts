/** Makes the accounts of a demonstration: their names and passwords in the database, their roles in the log. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Log } from '../log/log.ts';
import type { RowReader } from '../log/rows.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.ts';
import { setPassword } from './links.ts';
import { addPerson, grantRole } from './people.ts';
import { rolesOf } from './roles-of.ts';

/** Idempotent. @param office whose roles those of no department are. @param now real time. */
export async function makeDemoPeople(
  db: Kysely<Database>,
  log: Pick<Log, 'append'> & Pick<RowReader, 'rows'>,
  office: string,
  now: Date,
): Promise<void> {
  const { hashPassword } = await import('better-auth/crypto');
  let hash: string | undefined;
  for (const { id, name, email, ...held } of DEMO_ACCOUNTS) {
    const added = await addPerson(db, { name, email }, now, id);
    if (added.ok) {
      // One for all: to make one takes a tenth of a second.
      hash ??= await hashPassword(DEMO_PASSWORD);
      await setPassword(db, id, hash, now);
    }
    if ((await rolesOf(log, id)).length > 0) continue;
    const grant = { office, actor: { role: 'operator' as const }, synthetic: true };
    await grantRole(log, id, held, { ...grant, id: idOf(`granted ${held.role} ${id}`) });
  }
}

/** A UUID that follows from a text, so that two processes that start at once grant one role once. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
