/** Tasks with their progress and evaluations. */
import { actOf, joinKey } from './act.ts';
import type { Projection } from './projection.ts';
import type { TaskRow } from './rows.ts';

type Types = 'task.set' | 'task.progressed' | 'task.evaluated' | 'plan.amended';

export const tasks: Projection<TaskRow, Types> = {
  name: 'tasks',
  version: 1,
  types: ['task.set', 'task.progressed', 'task.evaluated', 'plan.amended'],
  keys({ type, data }) {
    const ids = type === 'plan.amended' ? (data.removed?.tasks ?? []) : [data.task];
    return ids.map((id) => ({ key: joinKey(data.plan, id), plan: data.plan }));
  },
  evolve(row, event) {
    if (event.type === 'plan.amended') return undefined;
    if (event.type === 'task.set') {
      const { plan: _plan, synthetic: _synthetic, ...task } = event.data;
      return { progress: [], evaluations: [], ...row, ...task, position: event.position };
    }
    if (!row) return undefined;
    if (event.type === 'task.progressed') {
      const { plan: _plan, task: _task, evidence: _evidence, ...said } = event.data;
      return { ...row, progress: [...row.progress, { ...actOf(event), ...said }] };
    }
    const { plan: _plan, task: _task, ...said } = event.data;
    return { ...row, evaluations: [...row.evaluations, { ...actOf(event), ...said }] };
  },
};
