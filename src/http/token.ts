/** The bearer token of programs that may write. */
import type { Context, MiddlewareHandler } from 'hono';
import { timingSafeEqual } from 'hono/utils/buffer';
import type { Env } from './context.ts';
import { refuse, statusProblem } from './problem.ts';

/** Does the request hold the configured token? Compared in constant time. */
export async function holdsToken(c: Context<Env>): Promise<boolean> {
  const { apiToken } = c.get('deps').config;
  const given = tokenOf(c);
  return apiToken !== undefined && given !== undefined && timingSafeEqual(given, apiToken);
}

/**
 * Lets requests with the token pass. Where none is configured nothing can be written, and the address answers 404 as
 * if it were not there.
 */
export const withToken = (): MiddlewareHandler<Env> =>
  async function withToken(c, next) {
    if (c.get('deps').config.apiToken === undefined) return refuse(c, statusProblem(404));
    if (await holdsToken(c)) return next();
    const challenge = tokenOf(c) === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
    return refuse(c, { ...statusProblem(401), headers: { 'WWW-Authenticate': challenge } });
  };

const tokenOf = (c: Context<Env>): string | undefined =>
  /^Bearer +(.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
