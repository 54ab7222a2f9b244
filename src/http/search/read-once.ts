/** A reader that asks for the same rows once: documents and names are made of the same few hundred. */
import type { RowReader, RowsAt } from '../../log/rows.ts';
import type { ProjectionName, RowsByProjection } from '../../projections/rows.ts';

/** For one request: nothing is forgotten. */
export function readOnce(reader: RowReader): RowReader {
  const asked = new Map<string, Promise<unknown>>();
  return {
    rows: <N extends ProjectionName>(projection: N, where: RowsAt) => {
      const key = JSON.stringify([
        projection,
        where.plan,
        where.at,
        where.keyPrefix,
        where.after,
        where.limit,
      ]);
      const known = asked.get(key) ?? reader.rows(projection, where);
      asked.set(key, known);
      return known as Promise<RowsByProjection[N][]>;
    },
    row: (projection, key, at) => reader.row(projection, key, at),
  };
}
