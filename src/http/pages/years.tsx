/** `/plans/:plan/years` and `/plans/:plan/years/:year`: what was told of each year, and what the log holds of it. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { type YearSummary, Years } from '../../../views/pages/years.tsx';
import type { PlanRow } from '../../projections/rows.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { readBulletins } from './bulletins.ts';
import { countLines } from './counts-of-lines.ts';
import { page, type Rendering } from './render.tsx';
import { yearPage } from './year.tsx';
import { changesOf, statesOf } from './year-lines.ts';

export const years = new Hono<Env>()
  .get('/plans/:plan/years', inPlan(), (c) => page(c, {}, () => listPage(c)))
  .get('/plans/:plan/years/:year', inPlan(), async (c) => {
    const plan = c.get('plan');
    const year = c.req.param('year');
    if (!planYears(plan).includes(year)) return refuse(c, yearUnknown(year, plan));
    return page(c, {}, () => yearPage(c, year));
  });

/** The calendar years that the plan's period touches. */
export function planYears({ period: { start, end } }: Pick<PlanRow, 'period'>): string[] {
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(4, '0'));
}

async function listPage(c: Context<Env>): Promise<Rendering> {
  const { log } = c.get('deps');
  const plan = c.get('plan');
  const moment = c.get('moment');
  const say = messages[c.get('language')];
  const [bulletins, summaries] = await Promise.all([
    readBulletins(log, plan, moment),
    log.rows('summaries', { plan: plan.plan, at: moment.position }),
  ]);
  let before: ReturnType<typeof statesOf> | undefined;
  const lines = planYears(plan).map((year): YearSummary => {
    const bulletin = bulletins.get(year);
    const own = summaries.filter((row) => row.year === year);
    const rows = (bulletin?.lines ?? []).map(({ target, ...line }) => ({
      id: target,
      target: undefined,
      ...line,
      before: before?.get(target),
    }));
    const changes = before && bulletin ? changesOf(rows).length : undefined;
    before = bulletin && statesOf(bulletin.lines);
    return {
      year,
      isOver: year < moment.day.slice(0, 4),
      hasBegun: year <= moment.day.slice(0, 4),
      bulletin,
      counts: bulletin && countLines(bulletin.lines),
      changes,
      summaries: own.length,
      synthetic: bulletin?.synthetic === true || own.some(({ synthetic }) => synthetic === true),
    };
  });
  return {
    title: `${say.years.title} · ${plan.shortTitle}`,
    description: say.years.lead,
    here: 'years',
    plan,
    synthetic: lines.some(({ synthetic }) => synthetic),
    feed: { title: say.feeds.plan, path: `/plans/${plan.plan}/feed.atom` },
    children: <Years plan={plan} years={lines.toReversed()} />,
  };
}

const yearUnknown = (year: string, plan: PlanRow) => {
  const all = planYears(plan);
  const [first, last] = [all[0] ?? '', all.at(-1) ?? ''];
  return fieldProblem(404, 'year-unknown', 'year', {
    zh: `本计划没有${quoted(year)}年度:计划期是 ${first} 年至 ${last} 年,请在这些年份中选择。`,
    en: `This plan has no year ${quoted(year)}: it runs from ${first} to ${last}. Choose one of these years.`,
  });
};
