/** Folding the log from its start into empty tables without indexes: rows are only ever added. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Projection, Recorded } from '../projections/projection.ts';
import type { NewRow } from './fold.ts';
import { FullFold, type LateEnd } from './full-fold.ts';
import { readPage } from './page.ts';
import { addRows, endRows } from './store-rows.ts';

/** Rows that are kept in memory at most; the rest of the log is then folded through the tables. */
const MAX_ROWS = 1_000_000;
/**
 * Events of one page, and pages on their way at once. Pages that fit into a socket's buffer arrive while others are
 * folded; larger ones wait for Node to take them.
 */
const PAGE = 1_000;
const AHEAD = 3;
/** Rows of one statement. */
const CHUNK = 2_000;
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
  const pages = new PagesAhead(db);
  while (folds.reduce((sum, fold) => sum + fold.size, 0) < MAX_ROWS) {
    const events = await pages.next();
    position += events.length;
    for (const event of events) for (const fold of concerned(event.type)) fold.apply(event);
    for (const fold of folds) await writer.add(fold.name, fold.take());
    tell(position);
    // The log ended here when it was read: what follows now does not follow this page.
    if (events.length < PAGE) break;
  }
  await pages.end();
  await writer.end();
  return { position, ended: new Map(folds.map((fold) => [fold.name, fold.takeEnded()])) };
}

/** Ends rows that were written while they stood. The table has no index: each statement reads the whole of it. */
export async function endLate(db: Kysely<Database>, table: string, ended: readonly LateEnd[]): Promise<void> {
  for (let start = 0; start < ended.length; start += ENDS)
    await endRows(db, table, ended.slice(start, start + ENDS));
}

/** The pages of the log in their order, a few of them on their way. */
class PagesAhead {
  readonly #db: Kysely<Database>;
  readonly #pages: Promise<Recorded[]>[] = [];
  #from = 0;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  next(): Promise<Recorded[]> {
    while (this.#pages.length <= AHEAD) {
      const page = readPage(this.#db, this.#from, PAGE);
      // Its failure is met when it is awaited.
      page.catch(() => {});
      this.#pages.push(page);
      this.#from += PAGE;
    }
    return this.#pages.shift() ?? Promise.resolve([]);
  }

  /** Waits for what was asked in vain. */
  async end(): Promise<void> {
    await Promise.all(this.#pages);
  }
}

/** The folds that take events of a type: most take few. */
function byType(folds: readonly FullFold[]): (type: string) => readonly FullFold[] {
  const known = new Map<string, FullFold[]>();
  return (type) => {
    const found = known.get(type);
    if (found) return found;
    const taking = folds.filter((fold) => fold.takes(type));
    known.set(type, taking);
    return taking;
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
