/** All that the site has pages of, plan by plan, in the order of the text. */
import type { Context } from 'hono';
import type { SitePlan } from '../../../views/pages/sitemap.tsx';
import type { PlanRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';
import { planYears } from './years.tsx';

export async function readSite(c: Context<Env>): Promise<SitePlan[]> {
  const { log } = c.get('deps');
  const plans = await log.rows('plans', { at: c.get('moment').position });
  return Promise.all(plans.map((plan) => readPlan(c, plan)));
}

async function readPlan(c: Context<Env>, row: PlanRow): Promise<SitePlan> {
  const { log } = c.get('deps');
  const where = { plan: row.plan, at: c.get('moment').position };
  const [indicators, tasks, departments] = await Promise.all([
    log.rows('indicators', where),
    log.rows('tasks', where),
    log.rows('departments', where),
  ]);
  const offsetOf = (indicator: (typeof indicators)[number]) =>
    Math.min(...indicator.targets.map(({ offset }) => offset));
  const inOrder = indicators.toSorted((a, b) => offsetOf(a) - offsetOf(b));
  return {
    row,
    areas: row.areas.map(({ id, name }) => ({
      name,
      indicators: inOrder
        .filter(({ area }) => area === id)
        .map((indicator) => ({ id: indicator.indicator, name: indicator.name })),
    })),
    chapters: [
      ...Map.groupBy(
        tasks.toSorted((a, b) => a.offset - b.offset),
        ({ chapter }) => chapter,
      ),
    ].map(([name, own]) => ({
      name,
      tasks: own.map((task) => ({ id: task.task, name: `${task.number} ${task.name}` })),
    })),
    departments: departments
      .toSorted((a, b) => a.position - b.position)
      .map(({ department, name }) => ({ id: department, name })),
    years: planYears(row),
  };
}
