import type { FigureRow } from '../../projections/rows.ts';
import {
  ALWAYS,
  act,
  column,
  INDICATOR,
  NOTE,
  OBSERVATION,
  PERIOD,
  positionOf,
  SCOPE,
  SOURCE,
  STATED_ON,
  SYNTHETIC,
  UNIT,
} from '../columns.ts';
import { withNames } from '../pages.ts';
import { table } from '../table.ts';

type Named = FigureRow & { indicatorName: string | undefined };

export const figures = table<Named>({
  name: 'figures',
  title: { zh: '报送数据', en: 'Figures' },
  meaning: {
    zh: '一行是一个指标在一个口径、一个时期的最新一次报送,更正后的值在原处;已退回和已撤回的也在内',
    en: 'One row is the newest report of an indicator for a scope and a period, corrected in place; returned and withdrawn ones included',
  },
  key: ['figure'],
  links: [{ columns: ['indicator'], table: 'indicators', to: ['indicator'] }],
  columns: [
    column(
      'figure',
      'text',
      ['数据的编号:报送记录的标识', 'Id of the event that reported it'],
      (row) => row.figure,
      ALWAYS,
    ),
    ...INDICATOR,
    SCOPE,
    PERIOD,
    ...OBSERVATION,
    UNIT,
    column('state', 'text', ['核实情况', 'What became of the report'], (row) => row.state, {
      required: true,
      values: ['reported', 'verified', 'returned', 'withdrawn'],
      vocabulary: 'figureStates',
    }),
    ...SOURCE,
    STATED_ON,
    NOTE,
    ...act<FigureRow>((row) => row.reported),
    positionOf(
      'value_position',
      ['给出现值的记录序号:报送,或最近一次更正', 'Position of the event that gave the present value'],
      (row) => (row.corrections.at(-1) ?? row.reported).position,
      ALWAYS,
    ),
    column(
      'correction_positions',
      'positions',
      ['各次更正的记录序号,详见 corrections 表', 'Positions of its corrections: see the table `corrections`'],
      (row) => row.corrections.map(({ position }) => position),
    ),
    positionOf(
      'verified_position',
      ['核实现值的记录序号', 'Position of the event that verified the present value'],
      (row) => row.verified?.position,
    ),
    positionOf(
      'ended_position',
      ['退回或撤回的记录序号', 'Position of the event that returned or withdrew it'],
      (row) => row.ended?.position,
    ),
    column('ended_reason', 'text', ['退回或撤回的原因', 'Why it was'], (row) => row.ended?.reason),
    column(
      'earlier_positions',
      'positions',
      ['此前被退回或撤回的报送的记录序号', 'Positions of earlier reports that were returned or withdrawn'],
      (row) => row.earlier,
    ),
    SYNTHETIC,
  ],
  rows: (source) => withNames('figures', source),
});
