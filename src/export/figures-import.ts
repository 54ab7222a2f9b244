/**
 * Figures and references in the columns that `figures import` takes, so that a file goes out, is edited in a
 * spreadsheet, and comes back. What was returned or withdrawn does not stand and is left out; so is a figure that
 * lists places, for which the import has no column.
 */
import type { FigureRow, ReferenceRow } from '../projections/rows.ts';
import type { Cell, SheetColumn } from './cell.ts';
import { paged } from './pages.ts';
import type { Source } from './table.ts';

export const IMPORT_COLUMNS: readonly SheetColumn[] = [
  { name: 'indicator', type: 'text' },
  { name: 'scope', type: 'text' },
  { name: 'period', type: 'text' },
  { name: 'value', type: 'decimal' },
  { name: 'numerator', type: 'decimal' },
  { name: 'denominator', type: 'decimal' },
  { name: 'unit', type: 'text' },
  { name: 'status', type: 'text' },
  { name: 'source', type: 'text' },
  { name: 'source_url', type: 'text' },
  { name: 'stated_on', type: 'text' },
  { name: 'note', type: 'text' },
  { name: 'synthetic', type: 'boolean' },
];

export async function* importRows(source: Source): AsyncGenerator<readonly Cell[]> {
  for await (const row of paged('figures', source)) if (canComeBack(row)) yield cellsOf(row);
  for await (const row of paged('references_reported', source)) {
    yield cellsOf({ ...row, indicator: `${row.indicator}@${row.reference}`, status: 'A' });
  }
}

const canComeBack = ({ state, places }: FigureRow): boolean =>
  (state === 'reported' || state === 'verified') && !places?.length;

type Said = Omit<ReferenceRow, 'value' | 'reference' | 'reported'> &
  Pick<FigureRow, 'value' | 'numerator' | 'denominator' | 'status'>;

const cellsOf = (row: Said): Cell[] => [
  row.indicator,
  row.scope ?? null,
  row.period,
  row.value ?? null,
  row.numerator ?? null,
  row.denominator ?? null,
  row.unit,
  row.status,
  row.source?.name ?? null,
  row.source?.url ?? null,
  row.statedOn ?? null,
  row.note ?? null,
  row.synthetic === true,
];
