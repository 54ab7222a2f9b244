/** One task's page: its words with the targets in them, and what was said of it. */
import type { Context } from 'hono';
import { Task } from '../../../views/pages/task.tsx';
import { account, type TargetAccount } from '../../domain/account.ts';
import { readAccountRows, readPlanText } from '../../log/account.ts';
import type { TaskRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';
import { momentControl } from '../moment-control.ts';
import { paragraphAt } from './document.ts';
import { latestFigures } from './figures.ts';
import { sketchesOf } from './pictured.ts';
import type { Rendering } from './render.tsx';
import { linesOf } from './segments.ts';

export async function taskPage(c: Context<Env>, task: TaskRow): Promise<Rendering> {
  const { log } = c.get('deps');
  const plan = c.get('plan');
  const { position, day } = c.get('moment');
  const [rows, text] = await Promise.all([
    readAccountRows(log, plan.plan, position),
    readPlanText(log, plan.plan, position),
  ]);
  if (!rows) throw new Error(`plan ${plan.plan} has a row at ${position} and no account`);
  const { targets } = account(rows, { position, day });
  const latest = latestFigures(rows);
  const sketch = sketchesOf(rows, day);
  const own = targets
    .filter((target) => target.task === task.task)
    .map((target) => ({ target, latest: latest(target), sketch: sketch(target) }));
  return {
    title: `${task.number} ${task.name} · ${plan.shortTitle}`,
    description: task.body.quote,
    here: 'tasks',
    plan,
    control: await momentControl(c, plan),
    synthetic:
      [...task.progress, ...task.evaluations].some(({ synthetic }) => synthetic === true) ||
      own.some((row) => row.target.synthetic || row.latest?.synthetic === true),
    children: (
      <Task
        plan={plan}
        task={task}
        departments={rows.departments}
        body={bodyOf(task, targets)}
        paragraph={paragraphAt(text, task.body.offset)}
        targets={own}
      />
    ),
  };
}

/** The item line by line, cut at the targets that lie within it. */
function bodyOf({ body }: TaskRow, targets: readonly TargetAccount[]) {
  const end = body.offset + [...body.quote].length;
  const within = targets
    .filter(({ offset, quote }) => offset >= body.offset && offset + [...quote].length <= end)
    .map((target) => ({ ...target, offset: target.offset - body.offset }));
  return linesOf(body.quote, within)
    .map(({ segments }) => segments)
    .filter((segments) => segments.some(({ text }) => text.trim() !== ''));
}
