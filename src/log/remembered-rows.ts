/** Rows as they were at a position never change: who asks again gets them without the database. */
import type { ProjectionName, RowsByProjection } from '../projections/rows.ts';
import type { RowReader, RowsAt } from './rows.ts';

type Remembered = { rows: Promise<readonly unknown[]>; weight: number };

/**
 * A reader in front of another that keeps its answers, at most `maxRows` rows of them; what was used least recently
 * goes first. `isPast` tells whether nothing more can be appended at or before a position: only such answers are
 * kept. The arrays are frozen, for many callers share them.
 */
export function rememberRows(
  reader: RowReader,
  isPast: (at: number) => boolean,
  maxRows = 100_000,
): RowReader {
  const kept = createRowCache(maxRows);
  const all = <N extends ProjectionName>(projection: N, where: RowsAt): Promise<RowsByProjection[N][]> =>
    isPast(where.at)
      ? kept(`${projection} ${JSON.stringify(where)}`, () => reader.rows(projection, where))
      : reader.rows(projection, where);
  const one = async <N extends ProjectionName>(projection: N, key: string, at: number) => {
    if (!isPast(at)) return reader.row(projection, key, at);
    const [row] = await kept(`${projection} ${at} ${key}`, async () => {
      const found = await reader.row(projection, key, at);
      return found === undefined ? [] : [found];
    });
    return row;
  };
  return { rows: all, row: one };
}

function createRowCache(maxRows: number) {
  // A Map iterates in order of insertion: taking an entry out and putting it back makes it the newest.
  const entries = new Map<string, Remembered>();
  let total = 0;
  const drop = (key: string) => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  const shrink = () => {
    for (const oldest of entries.keys()) {
      if (total <= maxRows) break;
      drop(oldest);
    }
  };
  /** An answer weighs one more than its rows, so that empty ones are bounded too. */
  const weigh = (key: string, entry: Remembered, rows: number) => {
    if (entries.get(key) !== entry) return;
    total += rows;
    entry.weight += rows;
    shrink();
  };
  return <R>(key: string, read: () => Promise<R[]>): Promise<R[]> => {
    const known = entries.get(key);
    if (known) {
      entries.delete(key);
      entries.set(key, known);
      return known.rows as Promise<R[]>;
    }
    const rows = read().then((found) => Object.freeze(found) as R[]);
    const entry: Remembered = { rows, weight: 1 };
    entries.set(key, entry);
    total += 1;
    rows.then(
      (found) => weigh(key, entry, found.length),
      () => entries.get(key) === entry && drop(key),
    );
    return rows;
  };
}
