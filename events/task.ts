/** The task family: progress and evaluation of the plan's work items. */
import { z } from 'zod';
import { Evidence } from './figure.ts';
import { CalendarDate, Slug, Synthetic, Text } from './scalars.ts';

/** 超进度, 达进度, 欠进度, 已完成. */
export const TASK_STATES = ['ahead', 'on_schedule', 'behind_schedule', 'completed'] as const;
export const TaskState = z.enum(TASK_STATES);

const of = {
  plan: Slug,
  task: Slug,
  state: TaskState,
  text: Text(4000),
  statedOn: CalendarDate.optional(),
  synthetic: Synthetic,
};

export const taskEvents = {
  'task.progressed': z.strictObject({
    ...of,
    department: Slug,
    evidence: z.array(Evidence).max(20).optional(),
  }),
  'task.evaluated': z.strictObject({ ...of, year: z.string().regex(/^[0-9]{4}$/) }),
} as const;
