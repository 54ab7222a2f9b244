/** `/healthz`: the process lives. `/readyz`: it can serve, or 503 and what is wrong. */
import { Hono } from 'hono';
import type { Env, Readiness } from './context.ts';

export const health = new Hono<Env>()
  .get('/healthz', (c) => c.json({ ok: true }, 200, { 'Cache-Control': 'no-store' }))
  .get('/readyz', async (c) => {
    const { ready, logger } = c.get('deps');
    const readiness = await ready().catch((error: unknown): Readiness => {
      logger.error({ requestId: c.get('requestId'), error }, 'readiness check failed');
      return { ok: false, checks: { database: { ok: false, detail: 'not reachable' } } };
    });
    return c.json(readiness, readiness.ok ? 200 : 503, { 'Cache-Control': 'no-store' });
  });
