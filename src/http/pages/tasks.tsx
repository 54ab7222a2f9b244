/** `/plans/:plan/tasks` and `/plans/:plan/tasks/:id`. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { type Chapter, Tasks } from '../../../views/pages/tasks.tsx';
import type { TaskLine } from '../../../views/parts/task-list.tsx';
import { account } from '../../domain/account.ts';
import { readAccountRows } from '../../log/account.ts';
import { joinKey } from '../../projections/act.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { momentControl } from '../moment-control.ts';
import { isId } from '../parameters.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { page, type Rendering } from './render.tsx';
import { taskPage } from './task.tsx';
import { taskLines } from './task-lines.ts';

export const tasks = new Hono<Env>()
  .get('/plans/:plan/tasks', inPlan(), (c) => page(c, {}, () => listPage(c)))
  .get('/plans/:plan/tasks/:id', inPlan(), async (c) => {
    const { log } = c.get('deps');
    const { position } = c.get('moment');
    const id = c.req.param('id');
    const row = isId(id) ? await log.row('tasks', joinKey(c.get('plan').plan, id), position) : undefined;
    if (!row) return refuse(c, taskUnknown(id, position));
    return page(c, {}, () => taskPage(c, row));
  });

async function listPage(c: Context<Env>): Promise<Rendering> {
  const { log } = c.get('deps');
  const plan = c.get('plan');
  const { position, day } = c.get('moment');
  const say = messages[c.get('language')];
  const [rows, tasks] = await Promise.all([
    readAccountRows(log, plan.plan, position),
    log.rows('tasks', { plan: plan.plan, at: position }),
  ]);
  if (!rows) throw new Error(`plan ${plan.plan} has a row at ${position} and no account`);
  const { targets } = account(rows, { position, day });
  const lines = taskLines(tasks, targets, plan, day);
  return {
    title: `${say.tasks.title} · ${plan.shortTitle}`,
    description: say.tasks.lead,
    here: 'tasks',
    plan,
    control: await momentControl(c, plan),
    synthetic:
      lines.some(isSyntheticLine) || targets.some(({ task, synthetic }) => task !== null && synthetic),
    children: (
      <Tasks plan={plan} departments={rows.departments} chapters={chaptersOf(lines)} total={lines.length} />
    ),
  };
}

/** Whether one of the words that a line shows is made up. */
export const isSyntheticLine = ({ reported, given }: TaskLine): boolean =>
  reported?.synthetic === true || given?.synthetic === true;

/** Lines that follow each other under the same headings stand under them once. */
function chaptersOf(lines: readonly TaskLine[]): Chapter[] {
  return runsOf(lines, ({ task }) => task.chapter).map((chapter) => ({
    name: chapter[0]?.task.chapter ?? '',
    sections: runsOf(chapter, ({ task }) => task.section).map((section) => ({
      name: section[0]?.task.section,
      lines: section,
    })),
  }));
}

function runsOf<T>(items: readonly T[], keyOf: (item: T) => string | undefined): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && keyOf(last) === keyOf(item)) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

const taskUnknown = (id: string, position: number) =>
  fieldProblem(404, 'task-unknown', 'task', {
    zh: `截至第 ${position} 条记录,本计划没有标识为${quoted(id)}的任务。`,
    en: `At position ${position} this plan has no task ${quoted(id)}.`,
  });
