import { PERIOD_UNITS } from '../../../events/scalars.ts';
import type { IndicatorRow } from '../../projections/rows.ts';
import { ALWAYS, column, PLACE, SYNTHETIC, UNIT } from '../columns.ts';
import { table } from '../table.ts';

export const indicators = table<IndicatorRow>({
  name: 'indicators',
  title: { zh: '指标', en: 'Indicators' },
  meaning: { zh: '一行是一个指标,即一组数据', en: 'One row is one indicator: a series of figures' },
  key: ['indicator'],
  links: [{ columns: ['area', 'topic'], table: 'topics', to: ['area', 'topic'] }],
  columns: [
    column('indicator', 'text', ['指标的标识', 'Id of the indicator'], (row) => row.indicator, ALWAYS),
    column('name', 'text', ['指标名称', 'Name of the indicator'], (row) => row.name, ALWAYS),
    column('area', 'text', ['领域的标识', 'Id of the area'], (row) => row.area, ALWAYS),
    column('topic', 'text', ['主题的标识', 'Id of the topic'], (row) => row.topic, ALWAYS),
    column(
      'measure',
      'text',
      ['统计方式', 'How figures of several periods belong together'],
      (row) => row.measure,
      { required: true, values: ['flow', 'level', 'rate'], vocabulary: 'measures' },
    ),
    UNIT,
    column(
      'decimals',
      'integer',
      ['数值最多的小数位数', 'Most decimal places of a figure'],
      (row) => row.decimals,
      ALWAYS,
    ),
    column('scope', 'text', ['指标本身的口径范围', "The indicator's own scope"], (row) => row.scope),
    column(
      'scopes',
      'texts',
      ['另外接受数据的口径范围', 'Further scopes that figures are taken for'],
      (row) => row.scopes ?? [],
    ),
    column(
      'periods',
      'ids',
      [
        `接受数据的时期种类:${PERIOD_UNITS.join('、')}`,
        `Kinds of period that figures are taken for: ${PERIOD_UNITS.join(', ')}`,
      ],
      (row) => row.periods,
      { vocabulary: 'periodUnits' },
    ),
    column(
      'range',
      'text',
      ['区间(如 2013/2014)的含义', 'What a range such as 2013/2014 means'],
      (row) => row.range,
      { values: ['fiscal_year', 'mean'], vocabulary: 'ranges' },
    ),
    column(
      'fiscal_year_start',
      'text',
      ['财年开始的月和日,如 07-01', 'Month and day on which a fiscal year begins, such as 07-01'],
      (row) => row.fiscalYearStart,
    ),
    column('minimum', 'decimal', ['可能的最小值', 'Least value that can be true'], (row) => row.minimum),
    column('maximum', 'decimal', ['可能的最大值', 'Greatest value that can be true'], (row) => row.maximum),
    column(
      'departments',
      'ids',
      ['责任部门的标识', 'Ids of the departments in charge'],
      (row) => row.departments,
    ),
    column('definition', 'text', ['统计定义', 'What is counted'], (row) => row.definition),
    column('targets', 'ids', ['其目标的标识', 'Ids of its targets'], (row) =>
      row.targets.map(({ id }) => id),
    ),
    SYNTHETIC,
    PLACE,
  ],
  rows: async function* ({ reader, plan, at }) {
    yield* await reader.rows('indicators', { plan, at });
  },
});
