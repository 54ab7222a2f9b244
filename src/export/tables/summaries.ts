import type { SummaryRow } from '../../projections/rows.ts';
import { ALWAYS, act, column, positionOf, STATED_ON, SYNTHETIC } from '../columns.ts';
import { paged } from '../pages.ts';
import { table } from '../table.ts';

export const summaries = table<SummaryRow>({
  name: 'summaries',
  title: { zh: '年度总结', en: 'Summaries' },
  meaning: {
    zh: '一行是一个部门一个年度最近提交的总结',
    en: 'One row is the summary of a year that a department submitted last',
  },
  key: ['summary'],
  links: [{ columns: ['department'], table: 'departments', to: ['department'] }],
  columns: [
    column(
      'summary',
      'text',
      ['总结的编号:提交记录的标识', 'Id of the event that submitted it'],
      (row) => row.summary,
      ALWAYS,
    ),
    column('year', 'text', ['年度', 'Year'], (row) => row.year, ALWAYS),
    column('department', 'text', ['部门的标识', 'Id of the department'], (row) => row.department, ALWAYS),
    column('text', 'text', ['总结全文', 'Its text'], (row) => row.text, ALWAYS),
    column('status', 'text', ['审核情况', 'What became of it'], (row) => row.status, {
      required: true,
      values: ['submitted', 'accepted', 'returned'],
      vocabulary: 'summaryStatus',
    }),
    positionOf(
      'answered_position',
      ['审定或退回的记录序号', 'Position of the event that accepted or returned it'],
      (row) => row.answered?.position,
    ),
    column('reason', 'text', ['退回的原因', 'Why it was returned'], (row) => row.reason),
    STATED_ON,
    ...act<SummaryRow>((row) => row.submitted),
    SYNTHETIC,
  ],
  rows: (source) => paged('summaries', source),
});
