/** `/api/v1`: what the portal says, for programs. */
import { Hono } from 'hono';
import type { Env } from '../context.ts';
import { changes } from './changes.ts';
import { commentStatistics } from './comment-statistics.ts';
import { comments } from './comments.ts';
import { departments } from './departments.ts';
import { events } from './events.ts';
import { figures } from './figures.ts';
import { indicators } from './indicators.ts';
import { openapi } from './openapi.ts';
import { openings } from './openings.ts';
import { plans } from './plans.ts';
import { reports } from './reports.ts';
import { schemas } from './schemas.ts';
import { search } from './search.ts';
import { targets } from './targets.ts';
import { tasks } from './tasks.ts';

/** The routes by noun, as OpenAPI lists them. */
const nouns = [
  plans,
  changes,
  targets,
  indicators,
  figures,
  reports,
  departments,
  tasks,
  events,
  openings,
  // Before what takes `/comments/:comment`.
  commentStatistics,
  comments,
  search,
  schemas,
];

export const api = new Hono<Env>();
for (const noun of nouns) api.route('/', noun);
api.route('/', openapi(api));
