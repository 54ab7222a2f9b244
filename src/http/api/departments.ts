/** Departments: who is responsible, under which names, and what became of them. */
import { Hono } from 'hono';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { answers, describe, OF_PLAN } from './describe.ts';
import { answer, momentOf } from './reading.ts';
import { Departments } from './shapes.ts';
import { toldDepartment } from './told.ts';

export const departments = new Hono<Env>().get(
  '/plans/:plan/departments',
  describe({ summary: 'Every department of a plan.', parameters: OF_PLAN, answers: answers(Departments) }),
  inPlan(),
  (c) =>
    answer(c, {}, async () => {
      const { plan, position } = momentOf(c);
      const rows = await c.get('deps').log.rows('departments', { plan, at: position });
      return { ...momentOf(c), departments: rows.map(toldDepartment) };
    }),
);
