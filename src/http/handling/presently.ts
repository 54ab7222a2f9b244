/** Comments are handled as they stand now: whoever asks for another moment is led to this one. */
import type { MiddlewareHandler } from 'hono';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { withQuery } from '../links.ts';

/** `atMoment()` for pages that know no other moment. */
export const presently = (): MiddlewareHandler<Env> => {
  const now = atMoment();
  return async function presently(c, next) {
    const { at, day, ...query } = c.req.queries();
    if (at === undefined && day === undefined) return now(c, next);
    return c.redirect(withQuery(c.req.path, query), 303);
  };
};
