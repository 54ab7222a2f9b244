import type { ReferenceRow } from '../../projections/rows.ts';
import {
  ALWAYS,
  act,
  column,
  INDICATOR,
  NOTE,
  PERIOD,
  SCOPE,
  SOURCE,
  STATED_ON,
  SYNTHETIC,
  UNIT,
} from '../columns.ts';
import { withNames } from '../pages.ts';
import { table } from '../table.ts';

type Named = ReferenceRow & { indicatorName: string | undefined; referenceName: string | undefined };

export const references = table<Named>({
  name: 'references',
  title: { zh: '参照数据', en: 'References' },
  meaning: {
    zh: '一行是目标所对照的另一组数据(如全市平均水平)在一个时期的最新数值',
    en: 'One row is the newest value, for a period, of a series that targets are measured against',
  },
  key: ['position'],
  links: [{ columns: ['indicator'], table: 'indicators', to: ['indicator'] }],
  columns: [
    ...INDICATOR,
    column('reference', 'text', ['参照的标识', 'Id of the reference'], (row) => row.reference, ALWAYS),
    column(
      'reference_name',
      'text',
      ['参照名称', 'Name of the reference'],
      (row) => row.referenceName ?? row.reference,
      ALWAYS,
    ),
    SCOPE,
    PERIOD,
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
    ...act<ReferenceRow>((row) => row.reported),
    SYNTHETIC,
  ],
  async *rows(source) {
    const plan = await source.reader.row('plans', source.plan, source.at);
    const names = new Map(plan?.references.map(({ id, name }) => [id, name]));
    for await (const row of withNames('references_reported', source)) {
      yield { ...row, referenceName: names.get(row.reference) };
    }
  },
});
