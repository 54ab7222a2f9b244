/** What the control of the moment shows: the line of moments, and what changed since a moment that is past. */
import type { Context } from 'hono';
import type { MomentControlData, Since } from '../../views/parts/moment-control.tsx';
import { countChanges } from '../../views/words/changes.ts';
import { hasSynthetic } from '../domain/changes.ts';
import type { PlanRow } from '../projections/rows.ts';
import type { Env } from './context.ts';
import { momentLine } from './pages/moments.ts';
import { readChanges, type Span } from './span.ts';

/** For a page about a plan. At a past moment it compares two accounts, once for each pair of moments. */
export async function momentControl(c: Context<Env>, plan: PlanRow): Promise<MomentControlData> {
  const { position, day, today, asked } = c.get('moment');
  const isPast = asked.at !== undefined;
  const [phases, since] = await Promise.all([
    c.get('deps').log.rows('phases', { plan: plan.plan, at: position }),
    isPast ? sinceThen(c, plan) : null,
  ]);
  return { plan: plan.plan, ...momentLine(plan, phases, { day, today, isPast }), since };
}

async function sinceThen(c: Context<Env>, plan: PlanRow): Promise<Since | null> {
  const { position, day, head, today } = c.get('moment');
  if (position < plan.adopted.position || (position === head && day >= today)) return null;
  const span: Span = { from: { position, day }, to: { position: head, day: today } };
  return { day, ...(await countsOf(c, plan.plan, span)) };
}

type Counted = Omit<Since, 'day'>;

/** Kept among the rendered pages, so that all pages at one moment compare the two accounts but once. */
async function countsOf(c: Context<Env>, plan: string, span: Span): Promise<Counted> {
  const cache = c.get('cache');
  const key = JSON.stringify(['changes', c.get('deps').config.build, plan, span]);
  const kept = cache.get(key);
  if (kept) return JSON.parse(new TextDecoder().decode(kept.body)) as Counted;
  const { changes } = await readChanges(c, plan, span);
  const counted: Counted = { counts: countChanges(changes), synthetic: hasSynthetic(changes) };
  cache.set(key, { body: new TextEncoder().encode(JSON.stringify(counted)), headers: {} });
  return counted;
}
