/** The folds that a batch of events needs, and the rows that they begin with. */
import type { Projection, Recorded } from '../projections/projection.ts';
import { Fold } from './fold.ts';
import { currentRows, type Executor } from './store-rows.ts';

/** A fold for each projection that the events touch, by name. */
export function foldsOf(projections: readonly Projection[], events: readonly Recorded[]): Map<string, Fold> {
  const folds = projections.map((projection) => new Fold(projection));
  for (const event of events) for (const fold of folds) fold.expect(event);
  return new Map(
    folds.filter((fold) => fold.expected.length > 0).map((fold) => [fold.projection.name, fold]),
  );
}

/** Tells each fold the rows that stand for the keys that it expects, from the tables named (its own unless told). */
export async function tellRows(
  db: Executor,
  folds: ReadonlyMap<string, Fold>,
  table: (name: string) => string = (name) => name,
): Promise<void> {
  await Promise.all(
    [...folds].map(async ([name, fold]) => {
      for (const row of await currentRows(db, table(name), fold.expected)) fold.tell(row);
    }),
  );
}
