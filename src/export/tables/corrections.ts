import type { Observation } from '../../../events/figure.ts';
import { CORRECTION_KINDS } from '../../../events/figure.ts';
import { OBSERVATION_STATUSES } from '../../../events/scalars.ts';
import type { FigureRow } from '../../projections/rows.ts';
import { ALWAYS, act, column, INDICATOR, PERIOD, SCOPE, SYNTHETIC, UNIT } from '../columns.ts';
import { withNames } from '../pages.ts';
import { type Column, table } from '../table.ts';

type Correction = FigureRow & {
  indicatorName: string | undefined;
  correction: FigureRow['corrections'][number];
};

/** The columns of what was observed, before or after. */
const observed = (
  prefix: 'old' | 'new',
  [zh, en]: readonly [string, string],
  of: (row: Correction) => Observation,
): readonly Column<Correction>[] => [
  column(`${prefix}_value`, 'decimal', [`${zh}的数值`, `Value ${en}`], (row) => of(row).value),
  column(`${prefix}_numerator`, 'decimal', [`${zh}的分子`, `Numerator ${en}`], (row) => of(row).numerator),
  column(
    `${prefix}_denominator`,
    'decimal',
    [`${zh}的分母`, `Denominator ${en}`],
    (row) => of(row).denominator,
  ),
  column(
    `${prefix}_status`,
    'text',
    [`${zh}的观测状态`, `Observation status ${en}`],
    (row) => of(row).status,
    {
      required: true,
      values: OBSERVATION_STATUSES,
      vocabulary: 'observation',
    },
  ),
  column(
    `${prefix}_places`,
    'texts',
    [`${zh}已覆盖的地点或项目`, `Places or items covered ${en}`],
    (row) => of(row).places ?? [],
  ),
];

export const corrections = table<Correction>({
  name: 'corrections',
  title: { zh: '数据更正', en: 'Corrections' },
  meaning: {
    zh: '一行是对一个数据的一次更正,原值与新值并列',
    en: 'One row is one correction of a figure, with the old value and the new',
  },
  key: ['position'],
  links: [
    { columns: ['figure'], table: 'figures', to: ['figure'] },
    { columns: ['indicator'], table: 'indicators', to: ['indicator'] },
  ],
  columns: [
    column('figure', 'text', ['被更正的数据的编号', 'Id of the figure'], (row) => row.figure, ALWAYS),
    ...INDICATOR,
    SCOPE,
    PERIOD,
    ...observed('old', ['更正前', 'before'], (row) => row.correction.old),
    ...observed('new', ['更正后', 'after'], (row) => row.correction.new),
    UNIT,
    column('kind', 'text', ['更正的性质', 'Kind of correction'], (row) => row.correction.kind, {
      required: true,
      values: CORRECTION_KINDS,
      vocabulary: 'correctionKinds',
    }),
    column('reason', 'text', ['更正的原因', 'Why it was corrected'], (row) => row.correction.reason, ALWAYS),
    ...act<Correction>((row) => row.correction),
    SYNTHETIC,
  ],
  async *rows(source) {
    for await (const row of withNames('figures', source)) {
      for (const correction of row.corrections) yield { ...row, correction };
    }
  },
});
