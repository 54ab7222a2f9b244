/** Reading projected rows as they were at a position. */
import type { ProjectionName, RowsByProjection } from '../projections/rows.ts';

/**
 * Where rows are looked up: the plan they are listed under, the position, and perhaps the beginning of a key. A page
 * of many: at most `limit`, of those whose keys come after `after`.
 */
export type RowsAt = { plan?: string; at: number; keyPrefix?: string; after?: string; limit?: number };

export interface RowReader {
  /** Rows of a projection valid at `at` (an integer n: after event n), in the order of their keys. */
  rows<N extends ProjectionName>(projection: N, where: RowsAt): Promise<RowsByProjection[N][]>;
  /** One row, by its exact key. */
  row<N extends ProjectionName>(
    projection: N,
    key: string,
    at: number,
  ): Promise<RowsByProjection[N] | undefined>;
}
