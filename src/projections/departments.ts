/** Departments by every name that they had, and who became whom. */
import { joinKey } from './act.ts';
import type { Projection } from './projection.ts';
import type { DepartmentRow } from './rows.ts';

type Types = 'department.named' | 'department.succeeded';

export const departments: Projection<DepartmentRow, Types> = {
  name: 'departments',
  version: 1,
  types: ['department.named', 'department.succeeded'],
  keys({ type, data }) {
    const ids =
      type === 'department.named' ? [data.department] : [...data.predecessors, data.successor.department];
    return ids.map((id) => ({ key: joinKey(data.plan, id), plan: data.plan }));
  },
  evolve(row, event, key) {
    const { position, data } = event;
    if (event.type === 'department.named') {
      const { department, name, aliases, note } = event.data;
      return { ...row, department, name, aliases, note, position: row?.position ?? position };
    }
    const { successor, predecessors, on, note } = event.data;
    if (key === joinKey(data.plan, successor.department)) {
      const before = row ?? { department: successor.department, name: successor.name, aliases: [], position };
      return { ...before, predecessors: [...(before.predecessors ?? []), ...predecessors] };
    }
    return row && { ...row, succeededBy: { department: successor.department, on, note, position } };
  },
};
