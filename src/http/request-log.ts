/** One structured line a request. No query: it may hold what people typed. No address, unless asked for. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Env } from './context.ts';
import { clientOf } from './rate-limit.ts';

export const requestLog = (): MiddlewareHandler<Env> =>
  async function requestLog(c, next) {
    const started = performance.now();
    await next();
    const length = c.res.headers.get('Content-Length');
    logRequest(c, { started, status: c.res.status, ...(length !== null && { bytes: Number(length) }) });
  };

/** Writes the line. `started` is in milliseconds of `performance.now()`, `bytes` the length of the body if known. */
export function logRequest(
  c: Context<Env>,
  { started, status, bytes }: { started: number; status: number; bytes?: number },
): void {
  const { logger, config } = c.get('deps');
  const client = config.logClients ? clientOf(c) : undefined;
  logger.info(
    {
      requestId: c.get('requestId'),
      method: c.req.method,
      path: pathToTell(c.req.path),
      status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      ...(bytes !== undefined && { bytes }),
      ...(client !== undefined && { client }),
    },
    'request',
  );
}

/** What is a key to somebody's account is told to no log. */
export const pathToTell = (path: string): string => path.replace(/^\/(invitation|reset)\/.*$/s, '/$1/…');
