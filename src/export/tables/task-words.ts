import { TASK_STATES } from '../../../events/task.ts';
import type { TaskRow } from '../../projections/rows.ts';
import { ALWAYS, act, column, STATED_ON, SYNTHETIC } from '../columns.ts';
import { table } from '../table.ts';

type Word =
  | (TaskRow['progress'][number] & { task: string; kind: 'progress'; year?: undefined })
  | (TaskRow['evaluations'][number] & { task: string; kind: 'evaluation'; department?: undefined });

export const taskWords = table<Word>({
  name: 'task-words',
  title: { zh: '任务进展与评定', en: 'Progress and evaluations of tasks' },
  meaning: {
    zh: '一行是部门对一项任务的一次进展报告,或领导小组对它的一次评定',
    en: 'One row is one report of progress by a department, or one evaluation by the leading group',
  },
  key: ['position'],
  links: [
    { columns: ['task'], table: 'tasks', to: ['task'] },
    { columns: ['department'], table: 'departments', to: ['department'] },
  ],
  columns: [
    column('task', 'text', ['任务的标识', 'Id of the task'], (row) => row.task, ALWAYS),
    column('kind', 'text', ['部门报告,还是领导小组评定', 'Progress or evaluation'], (row) => row.kind, {
      required: true,
      values: ['progress', 'evaluation'],
      vocabulary: 'taskWords',
    }),
    column('state', 'text', ['进展情况', 'How far it is'], (row) => row.state, {
      required: true,
      values: TASK_STATES,
      vocabulary: 'taskStates',
    }),
    column('text', 'text', ['说明全文', 'What is said of it'], (row) => row.text, ALWAYS),
    column('department', 'text', ['报告进展的部门', 'Department that reports'], (row) => row.department),
    column('year', 'text', ['评定的年度', 'Year of the evaluation'], (row) => row.year),
    STATED_ON,
    ...act<Word>((row) => row),
    SYNTHETIC,
  ],
  async *rows({ reader, plan, at }) {
    const rows = await reader.rows('tasks', { plan, at });
    const words = rows.flatMap(({ task, progress, evaluations }): Word[] => [
      ...progress.map((one) => ({ ...one, task, kind: 'progress' as const })),
      ...evaluations.map((one) => ({ ...one, task, kind: 'evaluation' as const })),
    ]);
    yield* words.toSorted((a, b) => a.position - b.position);
  },
});
