/** The bearer token of programs that may write. */
import type { MiddlewareHandler } from 'hono';
import { timingSafeEqual } from 'hono/utils/buffer';
import type { Env } from './context.ts';
import { refuse, statusProblem } from './problem.ts';

/**
 * Lets requests with the configured token pass; compares in constant time. Where no token is configured nothing can
 * be written, and the address answers 404 as if it were not there.
 */
export const withToken = (): MiddlewareHandler<Env> =>
  async function withToken(c, next) {
    const { apiToken } = c.get('deps').config;
    if (apiToken === undefined) return refuse(c, statusProblem(404));
    const given = /^Bearer +(.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';
    if (await timingSafeEqual(given, apiToken)) return next();
    const challenge = given === '' ? 'Bearer' : 'Bearer error="invalid_token"';
    return refuse(c, { ...statusProblem(401), headers: { 'WWW-Authenticate': challenge } });
  };
