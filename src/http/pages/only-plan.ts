/** The plan of a portal that has just one: pages of the whole site then offer its navigation. */
import type { Context } from 'hono';
import type { PlanRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';

export async function onlyPlan(c: Context<Env>): Promise<PlanRow | undefined> {
  const [only, ...others] = await c.get('deps').log.rows('plans', { at: c.get('moment').position });
  return others.length === 0 ? only : undefined;
}
