/** Folding the log from its start into empty tables without indexes: rows are only ever added. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Projection } from '../projections/projection.ts';
import { Fold, type NewRow } from './fold.ts';
import { readPage } from './page.ts';
import { addRows } from './store-rows.ts';

/** Rows that are kept in memory at most; the rest of the log is then folded through the tables. */
const MAX_ROWS = 1_000_000;
/** Rows of one statement. */
const CHUNK = 5_000;

/**
 * Fills the tables as far as the log goes, or memory allows, and returns the first position that is not folded.
 * A row is added when it ends, and those that stand at the end then.
 */
export async function fillFromStart(
  db: Kysely<Database>,
  projections: readonly Projection[],
  table: (name: string) => string,
  tell: (done: number) => Promise<void>,
): Promise<number> {
  const folds = projections.map((projection) => new Fold(projection, { fromStart: true }));
  const writer = new RowWriter(db, table);
  let position = 0;
  let next = readPage(db, position);
  while (size(folds) < MAX_ROWS) {
    const events = await next;
    if (events.length === 0) break;
    position += events.length;
    // The next page is on its way while this one is folded.
    next = readPage(db, position);
    // Its failure is met when it is awaited.
    next.catch(() => {});
    for (const event of events) for (const fold of folds) fold.apply(event);
    for (const fold of folds) await writer.add(fold.projection.name, fold.takeFinished());
    await tell(position);
  }
  await next;
  for (const fold of folds) await writer.add(fold.projection.name, fold.changes().added);
  await writer.end();
  return position;
}

const size = (folds: readonly Fold[]): number => folds.reduce((sum, fold) => sum + fold.size, 0);

/** Writes rows in large statements, one of them under way while the next is folded. */
class RowWriter {
  readonly #db: Kysely<Database>;
  readonly #table: (name: string) => string;
  readonly #rows = new Map<string, NewRow[]>();
  #writing: Promise<unknown> = Promise.resolve();

  constructor(db: Kysely<Database>, table: (name: string) => string) {
    this.#db = db;
    this.#table = table;
  }

  async add(name: string, rows: readonly NewRow[]): Promise<void> {
    let waiting = this.#rows.get(name) ?? [];
    for (let start = 0; start < rows.length; start += CHUNK) {
      waiting.push(...rows.slice(start, start + CHUNK));
      if (waiting.length < CHUNK) continue;
      await this.#write(name, waiting);
      waiting = [];
    }
    this.#rows.set(name, waiting);
  }

  async end(): Promise<void> {
    for (const [name, rows] of this.#rows) await this.#write(name, rows);
    await this.#writing;
  }

  async #write(name: string, rows: readonly NewRow[]): Promise<void> {
    await this.#writing;
    if (rows.length === 0) return;
    this.#writing = addRows(this.#db, this.#table(name), rows);
    this.#writing.catch(() => {});
  }
}
