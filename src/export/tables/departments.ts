import type { DepartmentRow } from '../../projections/rows.ts';
import { ALWAYS, column, NOTE, PLACE, positionOf } from '../columns.ts';
import { table } from '../table.ts';

export const departments = table<DepartmentRow>({
  name: 'departments',
  title: { zh: '部门', en: 'Departments' },
  meaning: {
    zh: '一行是一个部门,合并前后的部门各占一行',
    en: 'One row is one department; before and after a merger each has its own',
  },
  key: ['department'],
  links: [{ columns: ['succeeded_by'], table: 'departments', to: ['department'] }],
  columns: [
    column('department', 'text', ['部门的标识', 'Id of the department'], (row) => row.department, ALWAYS),
    column('name', 'text', ['部门名称', 'Name of the department'], (row) => row.name, ALWAYS),
    column('aliases', 'texts', ['计划中的其他称呼', 'Other names in the plan'], (row) => row.aliases),
    column(
      'predecessors',
      'ids',
      ['前身部门的标识', 'Ids of the departments that it was before'],
      (row) => row.predecessors ?? [],
    ),
    column(
      'succeeded_by',
      'text',
      ['后继部门的标识', 'Id of the department that it became'],
      (row) => row.succeededBy?.department,
    ),
    column(
      'succeeded_on',
      'text',
      ['并入日期:年、年月或日期', 'When it did: a year, a month or a day'],
      (row) => row.succeededBy?.on,
    ),
    positionOf(
      'succession_position',
      ['记下部门更替的记录序号', 'Position of the event that says so'],
      (row) => row.succeededBy?.position,
    ),
    NOTE,
    PLACE,
  ],
  rows: async function* ({ reader, plan, at }) {
    yield* (await reader.rows('departments', { plan, at })).toSorted((a, b) => a.position - b.position);
  },
});
