/** Writes tables as JSON: one object with what it is of, and its rows as objects. Decimals stay text: no digit is lost. */
import type { Value } from './table.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';
const ROWS_AT_ONCE = 200;

/** `{…head, "rows": [{…}, …]}`, one row a line. Lists are lists, an empty cell is `null`. */
export async function* json(
  head: Readonly<Record<string, unknown>>,
  names: readonly string[],
  rows: AsyncIterable<readonly Value[]>,
): AsyncGenerator<string> {
  let chunk = `${JSON.stringify({ ...head, rows: [] }).slice(0, -2)}`;
  let count = 0;
  for await (const row of rows) {
    const object = Object.fromEntries(names.map((name, index) => [name, row[index] ?? null]));
    chunk += `${count === 0 ? '' : ','}\n${JSON.stringify(object)}`;
    count += 1;
    if (count % ROWS_AT_ONCE > 0) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}\n]}\n`;
}
