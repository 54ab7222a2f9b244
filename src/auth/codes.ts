/** Second factors: a code lets somebody in once. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/schema.ts';
import type { CodeDone } from './accounts.ts';
import { type Asking, ask } from './ask.ts';
import type { Library } from './library.ts';

/** An authenticator's code is taken for a period before and after its own: 90 seconds (RFC 6238 §5.2). */
const KEPT_MS = 5 * 60 * 1_000;

/**
 * RFC 6238 §5.2: a verifier must not take a code for the second time. better-auth does; so what let somebody in is
 * written down, and the session of whoever comes second with it is ended before its cookie is given away.
 */
export function keepCodesFromReplay(db: Kysely<Database>, clock: Clock) {
  async function isFirst(user: string, code: string): Promise<boolean> {
    const now = clock();
    await db
      .deleteFrom('staff_used_codes')
      .where('used_at', '<', new Date(now.getTime() - KEPT_MS))
      .execute();
    const digest = createHash('sha256').update(code).digest('hex');
    const inserted = await db
      .insertInto('staff_used_codes')
      .values({ user_id: user, digest, used_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('digest')
      .executeTakeFirst();
    return inserted !== undefined;
  }

  return {
    async once(library: Library, asking: Asking, typed: string): Promise<CodeDone> {
      const code = typed.replace(/\s/g, '');
      const isSpare = !/^[0-9]{6}$/.test(code);
      const path = isSpare ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp';
      const { status, cookies, body } = await ask(library, path, asking, { code });
      if (body.code === CHALLENGE_GONE) return { ok: false, reason: 'ended' };
      if (status !== 200) return { ok: false, reason: status === 429 ? 'throttled' : 'refused' };
      const { id } = Object(body.user) as { id?: unknown };
      // Spare codes are used up where they are kept.
      if (isSpare || (typeof id === 'string' && (await isFirst(id, code)))) return { ok: true, cookies };
      await end(db, cookies);
      // The library took the code, and with it the challenge: the next code would be refused, too.
      return { ok: false, reason: 'ended' };
    },
  };
}

/** What better-auth answers when the password is long ago, or the challenge was met. */
const CHALLENGE_GONE = 'INVALID_TWO_FACTOR_COOKIE';

/** Ends the session whose cookie was about to be set. */
async function end(db: Kysely<Database>, cookies: readonly string[]): Promise<void> {
  const set = cookies.find((cookie) => cookie.includes('session_token='));
  const token = decodeURIComponent(set?.split(';')[0]?.split('session_token=')[1] ?? '').split('.')[0];
  if (token) await db.deleteFrom('staff_sessions').where('token', '=', token).execute();
}
