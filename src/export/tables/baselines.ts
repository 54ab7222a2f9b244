import type { BaselineRow } from '../../projections/rows.ts';
import {
  ALWAYS,
  act,
  column,
  INDICATOR,
  NOTE,
  SCOPE,
  SOURCE,
  STATED_ON,
  SYNTHETIC,
  UNIT,
} from '../columns.ts';
import { withNames } from '../pages.ts';
import { table } from '../table.ts';

type Named = BaselineRow & { indicatorName: string | undefined };

export const baselines = table<Named>({
  name: 'baselines',
  title: { zh: '补报的基期', en: 'Baselines' },
  meaning: {
    zh: '一行是计划没有写明、后来补报的一个基期数值',
    en: 'One row is a baseline that the plan left open and that was reported later',
  },
  key: ['position'],
  links: [{ columns: ['indicator'], table: 'indicators', to: ['indicator'] }],
  columns: [
    ...INDICATOR,
    SCOPE,
    column(
      'period',
      'text',
      ['基期;空白为未注明', 'Period of the baseline; empty: not said'],
      (row) => row.period,
    ),
    column(
      'value',
      'decimal',
      ['数值,位数与入账时一致', 'The value, digit by digit'],
      (row) => row.value,
      ALWAYS,
    ),
    UNIT,
    ...SOURCE,
    STATED_ON,
    NOTE,
    ...act<BaselineRow>((row) => row.set),
    SYNTHETIC,
  ],
  rows: (source) => withNames('baselines', source),
});
