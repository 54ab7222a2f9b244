/** Tasks: the plan's work items, their progress and evaluations. */
import { Hono } from 'hono';
import { joinKey } from '../../projections/act.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { isId } from '../parameters.ts';
import { refuse } from '../problem.ts';
import { answers, describe, inPath, OF_PLAN } from './describe.ts';
import { answer, momentOf, unknown } from './reading.ts';
import { OneTask, Tasks } from './shapes.ts';
import { toldTask } from './told.ts';

export const tasks = new Hono<Env>()
  .get(
    '/plans/:plan/tasks',
    describe({
      summary: 'Every task of a plan.',
      description: 'In the order of the text.',
      parameters: OF_PLAN,
      answers: answers(Tasks),
    }),
    inPlan(),
    (c) =>
      answer(c, {}, async () => {
        const { plan, position } = momentOf(c);
        const rows = await c.get('deps').log.rows('tasks', { plan, at: position });
        const inOrder = rows.toSorted((a, b) => a.offset - b.offset);
        return { ...momentOf(c), tasks: inOrder.map(toldTask) };
      }),
  )
  .get(
    '/plans/:plan/tasks/:task',
    describe({
      summary: 'One task.',
      parameters: [...OF_PLAN, inPath('task', 'Id of the task.')],
      answers: answers(OneTask),
    }),
    inPlan(),
    async (c) => {
      const { plan, position } = momentOf(c);
      const id = c.req.param('task');
      const row = isId(id) ? await c.get('deps').log.row('tasks', joinKey(plan, id), position) : undefined;
      if (!row) return refuse(c, unknown('task', id, position));
      return answer(c, {}, async () => ({ ...momentOf(c), task: toldTask(row) }));
    },
  );
