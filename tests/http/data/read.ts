/** Reads the files of `/data` with parsers of others. */
import { parse } from 'csv-parse/sync';
import { unguarded } from '../../../src/export/formula.ts';
import { readXlsx } from '../../export/read-xlsx.ts';
import type { Pages } from '../pages/given.ts';

export type Read = { header: string[]; rows: Record<string, string>[] };

/** A CSV file; formulas unguarded. */
export async function readCsv(pages: Pages, path: string): Promise<Read> {
  const response = await pages.get(path);
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  return readCsvText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()));
}

export function readCsvText(text: string): Read {
  const [header = [], ...records]: string[][] = parse(text, { bom: true, record_delimiter: '\r\n' });
  const rows = records.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name, unguarded(cells[index] ?? '')])),
  );
  return { header, rows };
}

/** The first sheet of a workbook as a CSV file would read. */
export async function readWorkbook(pages: Pages, path: string): Promise<Read & { about: string[][] }> {
  const [data, about] = readXlsx(new Uint8Array(await (await pages.get(path)).arrayBuffer()));
  const texts = (sheet: typeof data) =>
    (sheet?.rows ?? []).map((row) =>
      Array.from(row, (cell) => (cell?.type === 'boolean' ? String(cell.text === '1') : (cell?.text ?? ''))),
    );
  const [header = [], ...rows] = texts(data);
  return {
    header,
    rows: rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']))),
    about: texts(about),
  };
}
