/** Folding what the log gained into tables with indexes, a page at a time, as an append does. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Projection } from '../projections/projection.ts';
import { foldsOf, tellRows } from './folds.ts';
import { readPage } from './page.ts';
import { isChange, storeChanges } from './store-rows.ts';

/** Folds page after page until there is nothing more, and returns the first position that is not folded. */
export async function catchUp(
  db: Kysely<Database>,
  projections: readonly Projection[],
  table: (name: string) => string,
  from: number,
  tell?: (done: number) => void,
): Promise<number> {
  for (let position = from; ; ) {
    const events = await readPage(db, position);
    if (events.length === 0) return position;
    const folds = foldsOf(projections, events);
    await tellRows(db, folds, table);
    for (const event of events) for (const fold of folds.values()) fold.apply(event);
    for (const [name, fold] of folds) {
      const changes = fold.changes();
      if (isChange(changes)) await storeChanges(db, table(name), changes);
    }
    position += events.length;
    tell?.(position);
  }
}
