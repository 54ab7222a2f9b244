import { GIVEN_STATES } from '../../../events/evaluation.ts';
import type { ClaimRow } from '../../projections/rows.ts';
import { ALWAYS, act, column, STATED_ON, SYNTHETIC } from '../columns.ts';
import { paged } from '../pages.ts';
import { table } from '../table.ts';

export const claims = table<ClaimRow>({
  name: 'claims',
  title: { zh: '部门自评', en: 'Claims' },
  meaning: {
    zh: '一行是一个部门在一份年度总结里对一项目标的自评',
    en: 'One row is what a department says of one target in its summary of a year',
  },
  key: ['target', 'year', 'department'],
  links: [
    { columns: ['target'], table: 'targets', to: ['target'] },
    { columns: ['department'], table: 'departments', to: ['department'] },
  ],
  columns: [
    column('target', 'text', ['目标的标识', 'Id of the target'], (row) => row.target, ALWAYS),
    column('indicator', 'text', ['指标的标识', 'Id of the indicator'], (row) => row.indicator, ALWAYS),
    column('year', 'text', ['年度', 'Year of the summary'], (row) => row.year, ALWAYS),
    column('department', 'text', ['部门的标识', 'Id of the department'], (row) => row.department, ALWAYS),
    column('state', 'text', ['自评的结论', 'The verdict claimed'], (row) => row.state, {
      required: true,
      values: GIVEN_STATES,
      vocabulary: 'states',
    }),
    column('text', 'text', ['自评的说明', 'What the department says of it'], (row) => row.text),
    column(
      'summary',
      'text',
      ['所在总结的编号:提交记录的标识', 'Id of the event that submitted the summary'],
      (row) => row.summary,
      ALWAYS,
    ),
    STATED_ON,
    ...act<ClaimRow>((row) => row.claimed),
    SYNTHETIC,
  ],
  rows: (source) => paged('claims', source),
});
