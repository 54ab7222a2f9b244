import type { PhaseRow } from '../../projections/rows.ts';
import { ALWAYS, column, PLACE } from '../columns.ts';
import { table } from '../table.ts';

export const phases = table<PhaseRow>({
  name: 'phases',
  title: { zh: '阶段', en: 'Phases' },
  meaning: { zh: '一行是计划的一个工作阶段', en: 'One row is one phase of the plan' },
  key: ['phase'],
  columns: [
    column('phase', 'text', ['阶段的标识', 'Id of the phase'], (row) => row.phase, ALWAYS),
    column('name', 'text', ['阶段名称', 'Name of the phase'], (row) => row.name, ALWAYS),
    column(
      'start',
      'text',
      ['开始:年、年月或日期', 'Begins: a year, a month or a day'],
      (row) => row.start,
      ALWAYS,
    ),
    column(
      'end',
      'text',
      ['结束:年、年月或日期', 'Ends: a year, a month or a day'],
      (row) => row.end,
      ALWAYS,
    ),
    column('quote', 'text', ['计划原文', "The plan's own words"], (row) => row.quote, ALWAYS),
    column(
      'offset',
      'integer',
      ['原文起始位置,从 0 起', "Where the words begin in the plan's text, from 0"],
      (row) => row.offset,
      { required: true, unit: { zh: '字(码点)', en: 'code points' } },
    ),
    PLACE,
  ],
  rows: async function* ({ reader, plan, at }) {
    yield* await reader.rows('phases', { plan, at });
  },
});
