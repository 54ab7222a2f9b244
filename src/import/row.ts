/** A row of a spreadsheet as the command that it is. */
import type { Actor } from '../../events/envelope.ts';
import { type Problem, problem, type ReportFigure, type ReportReference } from '../domain/decide/index.ts';
import type { Cells, Column } from './columns.ts';

export type RowCommand = ReportFigure | ReportReference;
export type Said = { ok: true; command: RowCommand } | { ok: false; problems: Problem[] };

/** `<indicator>@<reference>` reports a value of a series that the indicator is measured against. */
export function commandOf(cells: Cells, asked: { id: string; actor: Actor; plan: string }): Said {
  const synthetic = SYNTHETIC[cells.synthetic];
  if (synthetic === undefined) {
    return { ok: false, problems: [problem('synthetic', 'not_a_boolean', { value: cells.synthetic })] };
  }
  const [indicator = '', reference] = splitOnce(cells.indicator);
  const common = {
    ...asked,
    synthetic,
    indicator,
    scope: cells.scope,
    period: cells.period,
    value: cells.value,
    unit: cells.unit,
    source: cells.source || cells.source_url ? { name: cells.source, url: cells.source_url } : undefined,
    statedOn: cells.stated_on,
    note: cells.note,
  };
  if (reference !== undefined) return referenceOf(cells, { ...common, type: 'report_reference', reference });
  const { numerator, denominator, status } = cells;
  return { ok: true, command: { ...common, type: 'report_figure', numerator, denominator, status } };
}

/** Columns that a problem's field is called otherwise in. */
const COLUMN_OF: Record<string, Column> = {
  statedOn: 'stated_on',
  'source.url': 'source_url',
  reference: 'indicator',
};
export const columnOf = (field: string): string => COLUMN_OF[field] ?? field;

const SYNTHETIC: Record<string, boolean> = { '': false, false: false, true: true };

function splitOnce(text: string): string[] {
  const at = text.indexOf('@');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function referenceOf(cells: Cells, command: ReportReference): Said {
  const isPlain = (cells.status === '' || cells.status === 'A') && !cells.numerator && !cells.denominator;
  return isPlain ? { ok: true, command } : { ok: false, problems: [problem('status', 'reference_missing')] };
}
