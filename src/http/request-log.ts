/** One structured line a request. No query: it may hold what people typed. No address, unless asked for. */
import type { MiddlewareHandler } from 'hono';
import type { Env } from './context.ts';
import { clientOf } from './rate-limit.ts';

export const requestLog = (): MiddlewareHandler<Env> =>
  async function requestLog(c, next) {
    const started = performance.now();
    await next();
    const { logger, config } = c.get('deps');
    const client = config.logClients ? clientOf(c) : undefined;
    const bytes = c.get('answered') ?? lengthOf(c.res);
    logger.info(
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        ms: Math.round((performance.now() - started) * 10) / 10,
        ...(bytes !== null && { bytes }),
        ...(client !== undefined && { client }),
      },
      'request',
    );
  };

function lengthOf(response: Response): number | null {
  const length = response.headers.get('Content-Length');
  return length === null ? null : Number(length);
}
