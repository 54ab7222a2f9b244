/** `/api/v1`: what the portal says, for programs. Any site's page may read it. */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Env } from '../context.ts';
import { departments } from './departments.ts';
import { events } from './events.ts';
import { figures } from './figures.ts';
import { indicators } from './indicators.ts';
import { openapi } from './openapi.ts';
import { plans } from './plans.ts';
import { reports } from './reports.ts';
import { schemas } from './schemas.ts';
import { targets } from './targets.ts';
import { tasks } from './tasks.ts';

const EXPOSED = ['ETag', 'Link', 'X-Leaf-Hash', 'X-Log-Size', 'X-Request-Id'];

/** The routes by noun, as OpenAPI lists them. */
const nouns = [plans, targets, indicators, figures, reports, departments, tasks, events, schemas];

export const api = new Hono<Env>();
api.use(cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: EXPOSED }));
for (const noun of nouns) api.route('/', noun);
api.route('/', openapi(api));
