import type { TaskRow } from '../../projections/rows.ts';
import { ALWAYS, column, PLACE } from '../columns.ts';
import { table } from '../table.ts';

export const tasks = table<TaskRow>({
  name: 'tasks',
  title: { zh: '任务', en: 'Tasks' },
  meaning: { zh: '一行是计划列出的一项工作任务', en: 'One row is one work item of the plan' },
  key: ['task'],
  columns: [
    column('task', 'text', ['任务的标识', 'Id of the task'], (row) => row.task, ALWAYS),
    column('number', 'text', ['原文编号', 'Its number as printed'], (row) => row.number, ALWAYS),
    column('chapter', 'text', ['章', 'Chapter'], (row) => row.chapter, ALWAYS),
    column('section', 'text', ['节', 'Section'], (row) => row.section),
    column('name', 'text', ['任务名称', 'Name of the task'], (row) => row.name, ALWAYS),
    column(
      'quote',
      'text',
      ['任务标题,计划原文', "Its heading, in the plan's own words"],
      (row) => row.quote,
      ALWAYS,
    ),
    column(
      'offset',
      'integer',
      ['标题起始位置,从 0 起', "Where the heading begins in the plan's text, from 0"],
      (row) => row.offset,
      { required: true, unit: { zh: '字(码点)', en: 'code points' } },
    ),
    column(
      'body',
      'text',
      ['任务全文,计划原文', "The whole item, in the plan's own words"],
      (row) => row.body.quote,
      ALWAYS,
    ),
    column(
      'departments',
      'ids',
      ['责任部门的标识', 'Ids of the departments in charge'],
      (row) => row.departments,
    ),
    PLACE,
  ],
  rows: async function* ({ reader, plan, at }) {
    yield* (await reader.rows('tasks', { plan, at })).toSorted((a, b) => a.offset - b.offset);
  },
});
