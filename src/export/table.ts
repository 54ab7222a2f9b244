/**
 * What a table is: its columns, each with its meaning, and where its rows come from. Files, codebook, Table Schemas
 * and pages are all made from these definitions, so that none of them can say something else than the files do.
 */
import type { AccountRows, TargetAccount } from '../domain/account.ts';
import type { RowReader } from '../log/rows.ts';
import type { OpeningReader } from '../log/served-openings.ts';
import type { FigureRow } from '../projections/rows.ts';
import type { Cell, CellType, SheetColumn } from './cell.ts';

export type Words = { zh: string; en: string };

/**
 * - `text`, `integer`, `boolean`: as they are.
 * - `decimal`: a number, digit by digit as it was recorded.
 * - `date`: `2014-06-30`; `instant`: `2014-06-30T02:00:00.000Z`.
 * - `ids` and `positions`: several, with `;` between them; neither ids nor positions can hold one.
 * - `texts`: several, as a JSON array.
 */
export type Kind =
  | 'text'
  | 'integer'
  | 'boolean'
  | 'decimal'
  | 'date'
  | 'instant'
  | 'ids'
  | 'positions'
  | 'texts';

/** What a column can say of a row, before it is a cell: lists are whole. */
export type Value = string | number | boolean | null | undefined | readonly string[] | readonly number[];

/** Which list of words explains the values of a column. */
export type Vocabulary =
  | 'states'
  | 'kinds'
  | 'inner'
  | 'operators'
  | 'directions'
  | 'steps'
  | 'reasons'
  | 'measures'
  | 'periodUnits'
  | 'ranges'
  | 'observation'
  | 'figureStates'
  | 'correctionKinds'
  | 'taskStates'
  | 'taskWords'
  | 'summaryStatus'
  | 'roles'
  | 'eventTypes'
  | 'commentKinds'
  | 'commentStates'
  | 'commentTexts'
  | 'declineReasons'
  | 'erasureReasons';

export type Column<Row> = {
  name: string;
  kind: Kind;
  meaning: Words;
  /** Every value that it can have, and the list of words that says what each means. */
  values?: readonly string[];
  vocabulary?: Vocabulary;
  /** The unit, where it is one for all rows. */
  unit?: Words;
  /** Never empty. */
  required?: boolean;
  of(row: Row): Value;
};

/** Values of `columns` are values of the key of another table. */
export type Link = { columns: readonly string[]; table: string; to: readonly string[] };

/** Where rows come from: a plan as it was at a position, judged on a day. */
export type Source = {
  reader: RowReader;
  /** Where published texts of residents are read, and for how long they are. */
  openings: Pick<OpeningReader, 'servedOpenings'>;
  /** The last position that there is: what was taken away by then is in no file. */
  head: number;
  plan: string;
  /** Events 0…at are known. */
  at: number;
  /** The day on which verdicts are judged. */
  day: string;
  /** In which days begin and end where no plan says it. */
  timeZone?: string;
  /** The newest figure of a target's own series. */
  latest(rows: AccountRows): (target: TargetAccount) => FigureRow | undefined;
  /** Which targets, in which order; all of them in the order of the text where it is left out. */
  choose?(rows: AccountRows, targets: readonly TargetAccount[]): readonly TargetAccount[];
  /** The indicator whose rows are wanted alone, of the tables whose keys begin with one. */
  indicator?: string;
};

export type Definition<Row> = {
  /** Also the name of its files. */
  name: string;
  title: Words;
  /** What one row is. */
  meaning: Words;
  columns: readonly Column<Row>[];
  /** Columns that name a row, together. */
  key: readonly string[];
  links?: readonly Link[];
  /** Text in it may be taken away: what is made of it is kept nowhere, and no hash of it is told. */
  erasable?: true;
  rows(source: Source): AsyncIterable<Row>;
};

/** A table whose kind of row only the table knows. */
export type Table = Omit<Definition<never>, 'columns' | 'rows'> & {
  columns: readonly Omit<Column<never>, 'of'>[];
  /** What every column says of each row. */
  values(source: Source): AsyncIterable<readonly Value[]>;
  /** How many rows there are. It reads them, and makes no cells. */
  count(source: Source): Promise<number>;
};

export function table<Row>({ rows, columns, ...rest }: Definition<Row>): Table {
  return {
    ...rest,
    columns: columns.map(({ of: _, ...column }) => column),
    async *values(source) {
      for await (const row of rows(source)) yield columns.map((column) => column.of(row));
    },
    async count(source) {
      let count = 0;
      for await (const _ of rows(source)) count += 1;
      return count;
    },
  };
}

const CELL_TYPES: Partial<Record<Kind, CellType>> = {
  integer: 'integer',
  boolean: 'boolean',
  decimal: 'decimal',
};
/** The columns as the writers of sheets want them. */
export const sheetColumns = ({ columns }: Pick<Table, 'columns'>): SheetColumn[] =>
  columns.map(({ name, kind }) => ({ name, type: CELL_TYPES[kind] ?? 'text' }));

/** The rows as cells: lists as one text. */
export async function* cells(values: AsyncIterable<readonly Value[]>, columns: Table['columns']) {
  for await (const row of values) yield row.map((value, index) => cellOf(value, columns[index]?.kind));
}

function cellOf(value: Value, kind: Kind | undefined): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return value;
  if (value.length === 0) return null;
  return kind === 'texts' ? JSON.stringify(value) : value.join(';');
}
