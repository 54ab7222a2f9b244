/** The tables of a plan as files: CSV, xlsx, JSON. */
import type { Context } from 'hono';
import { CSV_TYPE, csv } from '../../export/csv.ts';
import { figuresImport } from '../../export/figures-import.ts';
import { JSON_TYPE, json } from '../../export/json.ts';
import { cells, type Source, sheetColumns, type Table } from '../../export/table.ts';
import { tableOf } from '../../export/tables.ts';
import { MAX_SHEET_ROWS, XLSX_TYPE, xlsx } from '../../export/xlsx.ts';
import type { Env } from '../context.ts';
import type { Parsed } from '../parameters.ts';
import { fieldProblem, type Problem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { aboutSheet } from './about-sheet.ts';
import { chosenIndicator, OF_INDICATOR } from './chosen-indicator.ts';
import { type Chosen, chosenTargets } from './chosen-targets.ts';
import { download } from './download.ts';
import { sourceOf } from './source.ts';

export const FORMATS = ['csv', 'xlsx', 'json'] as const;
type Format = (typeof FORMATS)[number];

/** `targets.csv`, `figures.xlsx`, …, and `figures-import.csv`. */
export async function tableFile(c: Context<Env>): Promise<Response> {
  const file = c.req.param('file') ?? '';
  if (file === `${figuresImport.name}.csv`) return importFile(c);
  const at = file.lastIndexOf('.');
  const table = tableOf(file.slice(0, Math.max(at, 0)));
  const format = FORMATS.find((each) => each === file.slice(at + 1));
  if (!table || !format) return refuse(c, fileUnknown(file));
  const chosen = await chosenOf(c, table);
  if (!chosen.ok) return refuse(c, chosen.problem);
  const { query, choose } = chosen.value;
  return FILES[format](c, table, { ...sourceOf(c), ...choose }, query);
}

/** What was asked for of a table: targets by the filters of their list, figures by their indicator. */
function chosenOf(c: Context<Env>, { name }: Table): Parsed<Chosen> | Promise<Parsed<Chosen>> {
  if (name === 'targets') return chosenTargets(c);
  if (OF_INDICATOR.includes(name)) return chosenIndicator(c);
  return { ok: true, value: { query: {}, choose: {} } };
}

type Make = (c: Context<Env>, table: Table, source: Source, query: Chosen['query']) => Promise<Response>;

function stemOf(c: Context<Env>, name: string, { indicator, ...query }: Chosen['query'] = {}): string {
  const isPart = Object.values(query).some((value) => value !== undefined);
  const chosen = indicator === undefined ? (isPart ? '-chosen' : '') : `-${indicator}`;
  return `${c.get('plan').plan}-${name}${chosen}`;
}

const FILES: Record<Format, Make> = {
  csv: (c, table, source, query) =>
    download(c, {
      stem: stemOf(c, table.name, query),
      extension: 'csv',
      type: CSV_TYPE,
      query,
      sealed: table.erasable,
      pieces: () => csv(table.columns, cells(table.values(source), table.columns)),
    }),
  json: (c, table, source, query) =>
    download(c, {
      stem: stemOf(c, table.name, query),
      extension: 'json',
      type: JSON_TYPE,
      query,
      sealed: table.erasable,
      attachment: false,
      pieces: () =>
        json(
          { plan: source.plan, table: table.name, position: source.at, day: source.day },
          table.columns.map(({ name }) => name),
          table.values(source),
        ),
    }),
  xlsx: async (c, table, source, query) => {
    const rows = await table.count(source);
    if (rows >= MAX_SHEET_ROWS) return refuse(c, tooManyRows(rows));
    return download(c, {
      stem: stemOf(c, table.name, query),
      extension: 'xlsx',
      type: XLSX_TYPE,
      query,
      sealed: table.erasable,
      pieces: () =>
        xlsx([
          {
            name: table.title.zh,
            columns: sheetColumns(table),
            rows: cells(table.values(source), table.columns),
          },
          aboutSheet(c, table),
        ]),
    });
  },
};

const importFile = (c: Context<Env>): Promise<Response> =>
  download(c, {
    stem: stemOf(c, figuresImport.name),
    extension: 'csv',
    type: CSV_TYPE,
    pieces: () => csv(figuresImport.columns, cells(figuresImport.values(sourceOf(c)), figuresImport.columns)),
  });

const fileUnknown = (file: string): Problem =>
  fieldProblem(404, 'file-unknown', 'file', {
    zh: `没有名为${quoted(file)}的数据文件;全部文件列在 /data。`,
    en: `There is no file ${quoted(file)}; /data lists them all.`,
  });

const tooManyRows = (rows: number): Problem =>
  fieldProblem(400, 'too-many-rows', 'file', {
    zh: `这张表有 ${rows} 行,超过 xlsx 一张表最多 ${MAX_SHEET_ROWS - 1} 行的限制;请改用 CSV 或 JSON。`,
    en: `This table has ${rows} rows; a sheet of xlsx holds ${MAX_SHEET_ROWS - 1} at most. CSV and JSON hold them all.`,
  });
