/**
 * Writes workbooks (xlsx, ECMA-376) as the rows come: a sheet is never whole in memory. Text is written as text, so
 * that nothing in it can be a formula; numbers as numbers, in the digits that were recorded, as long as a spreadsheet
 * can hold them. The same rows give the same bytes.
 */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { type Cell, type CellType, isPlainNumber, type Rows, type SheetColumn } from './cell.ts';
import { guarded } from './formula.ts';
import { MOST_PLACES, parts, STYLE, sheetPath, worksheet, xmlText } from './xlsx-parts.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Rows of a sheet, its heading included, and characters of a cell: more the format does not take. */
export const MAX_SHEET_ROWS = 1_048_576;
export const MAX_CELL_CHARACTERS = 32_767;
/** Digits that a binary number of 64 bits always keeps; spreadsheets show no more. */
const MOST_DIGITS = 15;
const ROWS_AT_ONCE = 200;

/** A sheet; its name has at most 31 characters and none of `[ ] : * ? / \`. */
export type Sheet = { name: string; columns: readonly SheetColumn[]; rows: Rows };

/**
 * A whole workbook, in chunks, as the rows come.
 * @throws RangeError for a name, a cell or a number of rows that the format does not take: ask `MAX_SHEET_ROWS` first.
 */
export async function* xlsx(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const [path, content] of parts(sheets.map(({ name }) => sheetName(name)))) {
    const part = new ZipPassThrough(path);
    part.mtime = NO_TIME();
    zip.add(part);
    part.push(strToU8(content), true);
  }
  for (const [index, sheet] of sheets.entries()) {
    const part = new ZipDeflate(sheetPath(index), { level: 6 });
    part.mtime = NO_TIME();
    zip.add(part);
    for await (const chunk of sheetXml(sheet)) {
      part.push(strToU8(chunk));
      yield* ready.splice(0);
    }
    part.push(new Uint8Array(), true);
  }
  zip.end();
  yield* ready.splice(0);
}

/** The first day that a zip can name, wherever this runs: a zip holds local time. */
const NO_TIME = () => new Date(1980, 0, 1);

function sheetName(name: string): string {
  if (/^[^[\]:*?/\\']{1,31}$/u.test(name)) return name;
  throw new RangeError(`a sheet cannot be called ${JSON.stringify(name)}`);
}

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
  const letters = columns.map((_, index) => columnLetters(index));
  let chunk = worksheet(
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(columnXml).join('')}</cols><sheetData>`,
  );
  const headings = columns.map(({ name }, index) => textCell(`${letters[index]}1`, name, STYLE.heading));
  chunk += `<row r="1">${headings.join('')}</row>`;
  let count = 1;
  for await (const row of rows) {
    count += 1;
    if (count > MAX_SHEET_ROWS) throw new RangeError(`a sheet has at most ${MAX_SHEET_ROWS} rows`);
    const cells = row.map((cell, index) =>
      cellXml(`${letters[index]}${count}`, cell, columns[index]?.type ?? 'text'),
    );
    chunk += `<row r="${count}">${cells.join('')}</row>`;
    if (count % ROWS_AT_ONCE > 0) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}</sheetData><autoFilter ref="A1:${letters.at(-1) ?? 'A'}${count}"/></worksheet>`;
}

/** `A`, …, `Z`, `AA`, … */
const columnLetters = (index: number): string =>
  (index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

const WIDTHS: Record<CellType, number> = { text: 22, decimal: 14, integer: 12, boolean: 12 };
const columnXml = ({ type }: SheetColumn, index: number): string =>
  `<col min="${index + 1}" max="${index + 1}" width="${WIDTHS[type]}" customWidth="1"/>`;

function cellXml(at: string, cell: Cell, type: CellType): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') return `<c r="${at}" s="${STYLE.places(0)}"><v>${cell}</v></c>`;
  if (type === 'decimal' && isKept(cell)) {
    return `<c r="${at}" s="${STYLE.places(placesOf(cell))}"><v>${cell}</v></c>`;
  }
  return textCell(at, cell, guarded(cell) === cell ? STYLE.text : STYLE.guarded);
}

/** Whether a spreadsheet shows every digit of a decimal: else it is written as text. */
const isKept = (decimal: string): boolean =>
  isPlainNumber(decimal) &&
  placesOf(decimal) <= MOST_PLACES &&
  decimal.replace(/[-.]/g, '').replace(/^0+/, '').length <= MOST_DIGITS;

const placesOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

function textCell(at: string, text: string, style: number): string {
  if (text.length > MAX_CELL_CHARACTERS) {
    throw new RangeError(`cell ${at} has ${text.length} characters, at most ${MAX_CELL_CHARACTERS} fit`);
  }
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}
