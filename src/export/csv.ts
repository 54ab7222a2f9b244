/** Writes tables as CSV: RFC 4180, UTF-8 with a byte order mark (Excel asks for one), formulas guarded. */
import type { Cell, Rows, SheetColumn } from './cell.ts';
import { guarded } from './formula.ts';

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
const BYTE_ORDER_MARK = '\ufeff';
/** Rows of one chunk: enough that a chunk is worth sending, few enough to weigh little. */
const ROWS_AT_ONCE = 200;

/**
 * A whole file, in chunks, as the rows come.
 *
 * @example
 * for await (const chunk of csv([{ name: 'target', type: 'text' }], [['air'], ['=1+1']])) write(chunk);
 * // '\ufefftarget\r\nair\r\n', "'=1+1\r\n"
 */
export async function* csv(
  columns: readonly Pick<SheetColumn, 'name'>[],
  rows: Rows,
): AsyncGenerator<string> {
  let chunk = BYTE_ORDER_MARK + csvLine(columns.map(({ name }) => name));
  let count = 0;
  for await (const row of rows) {
    chunk += csvLine(row);
    count += 1;
    if (count % ROWS_AT_ONCE > 0) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}

/** One record with its line end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** A cell, quoted where its text would be read as something else. Numbers stand as they were recorded. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = guarded(String(cell));
  // Semicolons and tabs separate cells where the comma is the decimal sign; some readers trim blanks at the edges.
  return /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
