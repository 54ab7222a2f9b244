/** One-time links by which somebody sets their password. No mail is sent: an administrator hands them over. */
import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { endSessions } from './sessions.ts';

export type LinkKind = 'invitation' | 'reset';
/** An invitation may wait over a long weekend; a reset is asked for when it is needed. */
const HOURS: Record<LinkKind, number> = { invitation: 72, reset: 2 };

export type MadeLink = { path: string; expiresAt: string };
export type KnownLink = { kind: LinkKind; name: string; email: string };

/**
 * A new link; those that the account had are void. Only its digest is stored: the link is shown this once.
 * @returns its path on the site.
 */
export async function makeLink(
  db: Kysely<Database>,
  user: string,
  kind: LinkKind,
  now: Date,
): Promise<MadeLink> {
  const secret = randomBytes(32).toString('base64url');
  const expires = new Date(now.getTime() + HOURS[kind] * 3_600_000);
  await db.deleteFrom('staff_links').where('user_id', '=', user).execute();
  await db
    .insertInto('staff_links')
    .values({ digest: digestOf(secret), user_id: user, kind, expires_at: expires, used_at: null })
    .execute();
  return { path: `/${kind}/${secret}`, expiresAt: expires.toISOString() };
}

/** Whose link it is, while it can be used. */
export async function findLink(
  db: Kysely<Database>,
  kind: LinkKind,
  secret: string,
  now: Date,
): Promise<KnownLink | undefined> {
  const row = await db
    .selectFrom('staff_links')
    .innerJoin('staff_users', 'staff_users.id', 'staff_links.user_id')
    .select(['staff_users.name', 'staff_users.email'])
    .where('digest', '=', digestOf(secret))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row && { kind, ...row };
}

/**
 * Sets the password, once: of two who come at the same time one alone. All sessions of the account end.
 * @returns whose it was; undefined when the link is none that can be used.
 */
export async function useLink(
  db: Kysely<Database>,
  kind: LinkKind,
  secret: string,
  password: string,
  now: Date,
): Promise<KnownLink | undefined> {
  const known = await findLink(db, kind, secret, now);
  if (!known) return undefined;
  // Large, and seldom asked for.
  const { hashPassword } = await import('better-auth/crypto');
  const hash = await hashPassword(password);
  return db.transaction().execute(async (trx) => {
    const used = await trx
      .updateTable('staff_links')
      .set({ used_at: now })
      .where('digest', '=', digestOf(secret))
      .where('kind', '=', kind)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('user_id')
      .executeTakeFirst();
    if (!used) return undefined;
    await setPassword(trx, used.user_id, hash, now);
    await endSessions(trx, used.user_id);
    return known;
  });
}

/** @param hash as better-auth makes it. */
export async function setPassword(
  db: Kysely<Database>,
  user: string,
  hash: string,
  now: Date,
): Promise<void> {
  await db
    .insertInto('staff_credentials')
    .values({
      id: `${user}-password`,
      user_id: user,
      account_id: user,
      provider_id: 'credential',
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'provider_id']).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute();
}

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
