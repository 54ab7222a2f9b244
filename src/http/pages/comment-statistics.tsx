/** `/comments/statistics`, whose numbers lead to `/comments`; and the same as a file. */
import { type Context, Hono } from 'hono';
import { CHINA_HOLIDAYS } from '../../../plans/holidays/china.ts';
import { type Messages, messages } from '../../../views/messages/messages.ts';
import { CommentStatistics } from '../../../views/pages/comment-statistics.tsx';
import type { StatisticsLine } from '../../../views/parts/comments/statistics-table.tsx';
import { period } from '../../../views/words/dates.ts';
import { groupsOf, type NamedGroup } from '../../domain/tell-statistics.ts';
import { atMoment } from '../at-moment.ts';
import { departmentOf, readStatistics } from '../comment-groups.ts';
import type { Env } from '../context.ts';
import { statisticsFile } from '../data/comment-statistics-file.ts';
import { momentControl } from '../moment-control.ts';
import { readableAnywhere } from '../security.ts';
import { onlyPlan } from './only-plan.ts';
import { page, type Rendering } from './render.tsx';

export const commentStatistics = new Hono<Env>()
  .get('/comments/statistics', atMoment(), (c) => page(c, {}, () => statisticsPage(c)))
  .get('/comments/statistics.csv', readableAnywhere(), atMoment(), statisticsFile);

async function statisticsPage(c: Context<Env>): Promise<Rendering> {
  const say = messages[c.get('language')];
  const statistics = await readStatistics(c);
  const plan = await onlyPlan(c);
  const groups = groupsOf(statistics);
  const name = await namesOfGroups(c, say, groups.department);
  const lines = (named: readonly NamedGroup[]) =>
    named.map(([key, group]): StatisticsLine => ({ key, name: name(key), group }));
  return {
    title: say.commentStatistics.title,
    description: say.commentStatistics.lead,
    here: 'comments',
    plan,
    control: plan && (await momentControl(c, plan)),
    synthetic: statistics.all.synthetic,
    children: (
      <CommentStatistics
        all={statistics.all}
        quarters={lines(groups.quarter)}
        months={lines(groups.month)}
        kinds={lines(groups.kind)}
        departments={lines(groups.department).toSorted(
          (a, b) => b.group.counts.received - a.group.counts.received,
        )}
        holidays={CHINA_HOLIDAYS}
      />
    ),
  };
}

/** What a group is called: departments by the names that their plans give them at the moment. */
async function namesOfGroups(c: Context<Env>, say: Messages, departments: readonly NamedGroup[]) {
  const { log } = c.get('deps');
  const at = c.get('moment').position;
  const plans = new Set(departments.flatMap(([key = '']) => departmentOf(key)?.plan || []));
  const names = new Map<string, string>();
  for (const plan of plans)
    for (const { department, name } of await log.rows('departments', { plan, at }))
      names.set(`department:${plan}/${department}`, name);
  const kinds: Readonly<Record<string, string>> = say.comments.kinds;
  return (key: string | undefined): string => {
    if (key === undefined) return say.commentStatistics.measures.received;
    if (key.startsWith('kind:')) return kinds[key.slice('kind:'.length)] ?? key;
    if (!key.startsWith('department:')) return period(key, c.get('language'));
    return names.get(key) ?? departmentOf(key)?.department ?? say.commentStatistics.noDepartment;
  };
}
