/**
 * Figures and references in the columns that `figures import` takes, so that a file goes out, is edited in a
 * spreadsheet, and comes back. What was returned or withdrawn does not stand and is left out; so is a figure that
 * lists places, for which the import has no column.
 */
import type { FigureRow, ReferenceRow } from '../projections/rows.ts';
import {
  ALWAYS,
  column,
  NOTE,
  NUMBERS,
  PERIOD,
  READ_IN,
  SCOPE,
  STATED_ON,
  STATUS,
  SYNTHETIC,
  UNIT,
} from './columns.ts';
import { paged } from './pages.ts';
import { type Source, table } from './table.ts';

/** A reference is the figure of `<indicator>@<reference>`. */
type Reported = Omit<ReferenceRow, 'value' | 'reference' | 'reported'> &
  Pick<FigureRow, 'value' | 'numerator' | 'denominator' | 'status'>;

export const figuresImport = table<Reported>({
  name: 'figures-import',
  title: { zh: '可再导入的报送数据', en: 'Figures to import again' },
  meaning: {
    zh: '一行是一个现行有效的数据或参照数据,字段与导入程序一致;已退回、已撤回和按地点列举的不在内',
    en: 'One row is a figure or a reference that stands, in the columns of the import; without what was returned or withdrawn, or lists places',
  },
  key: ['indicator', 'scope', 'period'],
  columns: [
    column(
      'indicator',
      'text',
      ['指标的标识;参照数据写作 指标@参照', 'Id of the indicator; of a reference `indicator@reference`'],
      (row) => row.indicator,
      ALWAYS,
    ),
    SCOPE,
    PERIOD,
    ...NUMBERS,
    UNIT,
    STATUS,
    ...READ_IN,
    STATED_ON,
    NOTE,
    SYNTHETIC,
  ],
  rows: reportedIn,
});

async function* reportedIn(from: Source): AsyncGenerator<Reported> {
  for await (const row of paged('figures', from)) if (canComeBack(row)) yield row;
  for await (const row of paged('references_reported', from)) {
    yield { ...row, indicator: `${row.indicator}@${row.reference}`, status: 'A' };
  }
}

const canComeBack = ({ state, places }: FigureRow): boolean =>
  (state === 'reported' || state === 'verified') && !places?.length;
