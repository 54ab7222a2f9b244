/** `/api/v1`: what the portal says, for programs. Anybody's page may read it. */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Env } from '../context.ts';

export const api = new Hono<Env>();

api.use(cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: ['ETag', 'Link', 'X-Leaf-Hash'] }));
