/** What a request is called in its answer and in the log. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Env } from './context.ts';

/** What a proxy called it, where that is fit for a log line; a new name otherwise. */
export function requestIdOf(c: Context<Env>): string {
  const given = c.req.header('X-Request-Id');
  return given !== undefined && FIT.test(given) ? given : crypto.randomUUID();
}
const FIT = /^[\w\-=]{1,255}$/;

/** Sets `requestId`, and says it to the reader. */
export const requestId = (): MiddlewareHandler<Env> =>
  async function requestId(c, next) {
    const id = requestIdOf(c);
    c.set('requestId', id);
    c.header('X-Request-Id', id);
    await next();
  };
