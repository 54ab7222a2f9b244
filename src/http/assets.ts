/** Styles, scripts and fonts: the hash in the name makes them immutable. */
import { Hono } from 'hono';
import type { Env } from './context.ts';
import { refuse, statusProblem } from './problem.ts';

export const assets = new Hono<Env>().get('/assets/*', async (c) => {
  const file = await c.get('deps').assets.fetch(c.req.path);
  if (!file) return refuse(c, statusProblem(404));
  const response = new Response(file.body, file);
  response.headers.set('Cache-Control', 'public, max-age=31536000, immutable');
  return response;
});
