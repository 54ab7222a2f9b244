/** `/healthz`: the process lives. `/readyz`: it can serve, or 503 and what is wrong. */
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { timeout } from 'hono/timeout';
import type { Env, Readiness } from './context.ts';

/** A database that takes longer to say that it is there is not ready. */
const PATIENCE_MS = 5_000;

export const health = new Hono<Env>()
  .get('/healthz', (c) => c.json({ ok: true }, 200, { 'Cache-Control': 'no-store' }))
  .get('/readyz', timeout(PATIENCE_MS, new HTTPException(503)), async (c) => {
    const { ready, logger } = c.get('deps');
    const readiness = await ready().catch((error: unknown): Readiness => {
      logger.error({ requestId: c.get('requestId'), err: error }, 'readiness check failed');
      return { ok: false, checks: { database: { ok: false, detail: 'not reachable' } } };
    });
    return c.json(readiness, readiness.ok ? 200 : 503, { 'Cache-Control': 'no-store' });
  });
