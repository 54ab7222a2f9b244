/** Who is signed in: read on the paths of staff alone, so that readers of the portal never pay for it. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Asking } from '../auth/ask.ts';
import { subscriberOf } from './client-address.ts';
import type { Env } from './context.ts';
import { clientOf } from './rate-limit.ts';

const STAFF_PATHS = /^\/(staff|account|sign-in|sign-out|invitation|reset)(\/|$)/;

/**
 * Sets `signedIn` to the account behind the session, and `staff` once it has what its roles require. Nothing on these
 * paths is kept by anybody.
 */
export const staffSession = (): MiddlewareHandler<Env> =>
  async function staffSession(c, next) {
    if (!STAFF_PATHS.test(c.req.path)) return next();
    const signedIn = await c.get('deps').accounts?.read(c.req.header('Cookie'));
    if (signedIn) {
      c.set('signedIn', signedIn);
      const { id, name, roles, mustSetUp } = signedIn;
      if (!mustSetUp) c.set('staff', { id, name, roles });
    }
    await next();
    c.header('Cache-Control', 'no-store');
  };

/** What the accounts are told of who asks: by the rules that all limits follow (trusted proxies, one subscriber). */
export function askingOf(c: Context<Env>): Asking {
  const client = clientOf(c);
  return {
    cookie: c.req.header('Cookie'),
    agent: c.req.header('User-Agent'),
    client,
    subscriber: client && subscriberOf(client),
    network: client && subscriberOf(client, 48),
  };
}

/** Sets the cookies as they were made. */
export function setCookies(c: Context<Env>, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
}
