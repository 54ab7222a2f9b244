/** Where the tables of a request read: its plan, position and day. */
import type { Context } from 'hono';
import type { Source } from '../../export/table.ts';
import type { Env } from '../context.ts';
import { latestFigures } from '../pages/figures.ts';

export function sourceOf(c: Context<Env>, plan = c.get('plan').plan): Source {
  const { position, day, head } = c.get('moment');
  const { log } = c.get('deps');
  return {
    reader: log,
    openings: log,
    head,
    plan,
    at: position,
    day,
    latest: latestFigures,
  };
}
