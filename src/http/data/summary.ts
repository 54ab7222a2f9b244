/** What the page of open data says of each table: how long it is, and how much of it is made up. */
import type { Source, Table } from '../../export/table.ts';
import { TABLES } from '../../export/tables.ts';
import type { RowReader } from '../../log/rows.ts';

export type TableSummary = Pick<Table, 'name' | 'title' | 'meaning'> & {
  columns: number;
  rows: number;
  /** How many of the rows are made up; null where the table cannot tell. */
  synthetic: number | null;
};

export function summarize(source: Source): Promise<TableSummary[]> {
  const shared = { ...source, reader: sharing(source.reader) };
  return Promise.all(TABLES.map((table) => summaryOf(table, shared)));
}

/** Several tables are made from the same rows: each is read once. */
function sharing(reader: RowReader): RowReader {
  const asked = new Map<string, Promise<unknown>>();
  const once = <T>(key: unknown, read: () => Promise<T>): Promise<T> => {
    const name = JSON.stringify(key);
    const answer = asked.get(name) ?? read();
    asked.set(name, answer);
    return answer as Promise<T>;
  };
  return {
    rows: (projection, where) => once([projection, where], () => reader.rows(projection, where)),
    row: (projection, key, at) => once([projection, key, at], () => reader.row(projection, key, at)),
  };
}

async function summaryOf(table: Table, source: Source): Promise<TableSummary> {
  const { name, title, meaning, columns } = table;
  const at = columns.findIndex((column) => column.name === 'synthetic');
  let rows = 0;
  let synthetic = 0;
  for await (const values of table.values(source)) {
    rows += 1;
    if (at >= 0 && values[at] === true) synthetic += 1;
  }
  return { name, title, meaning, columns: columns.length, rows, synthetic: at < 0 ? null : synthetic };
}
