/** `/plans/:plan/tasks` and `/plans/:plan/tasks/:id`. */
import { type Context, Hono } from 'hono';
import { type Messages, messages } from '../../../views/messages/messages.ts';
import { type Chapter, Tasks } from '../../../views/pages/tasks.tsx';
import type { TaskLine } from '../../../views/parts/task-list.tsx';
import { runsOf } from '../../../views/words/runs.ts';
import { account } from '../../domain/account.ts';
import { readAccountRows } from '../../log/account.ts';
import { joinKey } from '../../projections/act.ts';
import type { DepartmentRow } from '../../projections/rows.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { momentControl } from '../moment-control.ts';
import { isId } from '../parameters.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { pushed } from './pushed.ts';
import type { Rendering } from './render.tsx';
import { taskPage } from './task.tsx';
import {
  askedTasks,
  chaptersOf,
  matchTasks,
  NO_WORD,
  type TaskQuery,
  type TaskSort,
  taskChoices,
} from './task-filter.ts';
import { taskLines } from './task-lines.ts';
import { withComments } from './with-comments.tsx';

export const tasks = new Hono<Env>()
  .get('/plans/:plan/tasks', inPlan(), (c) => {
    const values = askedTasks((name) => c.req.query(name));
    return pushed(c, values, () => listPage(c, values));
  })
  .get('/plans/:plan/tasks/:id', inPlan(), async (c) => {
    const { log } = c.get('deps');
    const { position } = c.get('moment');
    const id = c.req.param('id');
    const row = isId(id) ? await log.row('tasks', joinKey(c.get('plan').plan, id), position) : undefined;
    if (!row) return refuse(c, taskUnknown(id, position));
    const to = { kind: 'task' as const, plan: c.get('plan').plan, id };
    return withComments(c, {}, to, () => taskPage(c, row));
  });

async function listPage(c: Context<Env>, values: TaskQuery): Promise<Rendering> {
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
  const { found, unknown } = matchTasks(lines, rows.departments, values);
  return {
    title: `${say.tasks.title} · ${plan.shortTitle}`,
    description: say.tasks.lead,
    here: 'tasks',
    plan,
    control: await momentControl(c, plan),
    synthetic:
      lines.some(isSyntheticLine) || targets.some(({ task, synthetic }) => task !== null && synthetic),
    children: (
      <Tasks
        plan={plan}
        path={c.req.path}
        departments={rows.departments}
        values={values}
        choices={namedChoices(lines, rows.departments, say)}
        unknown={unknown}
        chapters={values.sort === undefined ? chaptersWith(found) : undefined}
        lines={found}
        total={lines.length}
      />
    ),
  };
}

/** Whether one of the words that a line shows is made up. */
export const isSyntheticLine = ({ reported, given }: TaskLine): boolean =>
  reported?.synthetic === true || given?.synthetic === true;

/** The values of each field with their names. */
function namedChoices(lines: readonly TaskLine[], departments: readonly DepartmentRow[], say: Messages) {
  const values = taskChoices(lines, departments);
  const chapters = chaptersOf(lines);
  const offices = new Map(departments.map(({ department, name }) => [department, name]));
  const named = (ids: readonly string[], name: (id: string) => string | undefined) =>
    ids.map((value) => ({ value, name: name(value) ?? value }));
  return {
    chapter: named(values.chapter, (id) => chapters[Number(id) - 1]),
    department: named(values.department, (id) => offices.get(id)),
    progress: named(values.progress, (id) => (id === NO_WORD ? say.lists.noProgress : say.taskStates[id])),
    sort: named(values.sort, (id) => say.lists.taskSorts[id as TaskSort]),
  };
}

/** Lines that follow each other under the same headings stand under them once. */
function chaptersWith(lines: readonly TaskLine[]): Chapter[] {
  return runsOf(lines, ({ task }) => task.chapter).map((chapter) => ({
    name: chapter[0]?.task.chapter ?? '',
    sections: runsOf(chapter, ({ task }) => task.section).map((section) => ({
      name: section[0]?.task.section,
      lines: section,
    })),
  }));
}

const taskUnknown = (id: string, position: number) =>
  fieldProblem(404, 'task-unknown', 'task', {
    zh: `截至第 ${position} 条记录,本计划没有标识为${quoted(id)}的任务。`,
    en: `At position ${position} this plan has no task ${quoted(id)}.`,
  });
