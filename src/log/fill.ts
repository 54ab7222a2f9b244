/** Folding the log from its start into empty tables without indexes: rows are only ever added. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Projection } from '../projections/projection.ts';
import type { NewRow } from './fold.ts';
import { FullFold, type LateEnd } from './full-fold.ts';
import { readPage } from './page.ts';
import { addRows, endRows } from './store-rows.ts';

/** Rows that are kept in memory at most; the rest of the log is then folded through the tables. */
const MAX_ROWS = 1_000_000;
/** Rows of one statement. */
const CHUNK = 5_000;
/** Ends of one statement. */
const ENDS = 100_000;
/** Statements under way at once. */
const WRITERS = 2;

/**
 * Fills the tables as far as the log goes, or memory allows, and returns the first position that is not folded, and
 * the rows that ended after they were written: to be ended once there is an index to find them by.
 */
export async function fillFromStart(
  db: Kysely<Database>,
  projections: readonly Projection[],
  table: (name: string) => string,
  tell: (done: number) => void,
): Promise<{ position: number; ended: Map<string, LateEnd[]> }> {
  const folds = projections.map((projection) => new FullFold(projection));
  const concerned = byType(folds);
  const writer = new RowWriter(db, table);
  let position = 0;
  let next = readPage(db, position);
  while (folds.reduce((sum, fold) => sum + fold.size, 0) < MAX_ROWS) {
    const events = await next;
    if (events.length === 0) break;
    position += events.length;
    // The next page is on its way while this one is folded.
    next = readPage(db, position);
    // Its failure is met when it is awaited.
    next.catch(() => {});
    for (const event of events) for (const fold of concerned(event.type)) fold.apply(event);
    for (const fold of folds) await writer.add(fold.name, fold.take());
    tell(position);
  }
  await next;
  await writer.end();
  return { position, ended: new Map(folds.map((fold) => [fold.name, fold.takeEnded()])) };
}

/** Ends rows that were written while they stood. The table has no index: each statement reads the whole of it. */
export async function endLate(db: Kysely<Database>, table: string, ended: readonly LateEnd[]): Promise<void> {
  for (let start = 0; start < ended.length; start += ENDS)
    await endRows(db, table, ended.slice(start, start + ENDS));
}

/** The folds that take events of a type: most take few. */
function byType(folds: readonly FullFold[]): (type: string) => readonly FullFold[] {
  const known = new Map<string, FullFold[]>();
  return (type) => {
    const found = known.get(type) ?? folds.filter((fold) => fold.takes(type));
    known.set(type, found);
    return found;
  };
}

/** Writes rows in large statements, a few of them under way while more is folded. */
class RowWriter {
  readonly #db: Kysely<Database>;
  readonly #table: (name: string) => string;
  readonly #rows = new Map<string, NewRow[]>();
  readonly #writing = new Set<Promise<unknown>>();
  #failure: { error: unknown } | undefined;

  constructor(db: Kysely<Database>, table: (name: string) => string) {
    this.#db = db;
    this.#table = table;
  }

  async add(name: string, rows: readonly NewRow[]): Promise<void> {
    let waiting = this.#rows.get(name) ?? [];
    for (let start = 0; start < rows.length; start += CHUNK) {
      waiting = waiting.concat(rows.slice(start, start + CHUNK));
      if (waiting.length < CHUNK) continue;
      await this.#write(name, waiting);
      waiting = [];
    }
    this.#rows.set(name, waiting);
  }

  async end(): Promise<void> {
    for (const [name, rows] of this.#rows) await this.#write(name, rows);
    while (this.#writing.size > 0) await Promise.race(this.#writing);
    this.#refuseFailure();
  }

  async #write(name: string, rows: readonly NewRow[]): Promise<void> {
    while (this.#writing.size >= WRITERS) await Promise.race(this.#writing);
    this.#refuseFailure();
    if (rows.length === 0) return;
    const writing = addRows(this.#db, this.#table(name), rows)
      .catch((error) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  #refuseFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
