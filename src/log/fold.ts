/** Folding events into rows in memory, a batch at a time. Pure: rows come in, rows and their validity come out. */
import type { Projection, Recorded, RowKey } from '../projections/projection.ts';

/** A row as it stands before the batch. */
export type CurrentRow = { key: string; plan: string; from_position: number; row: string };
/** A row that began in the batch, and may have ended in it. */
export type NewRow = { key: string; plan: string; from: number; to: number | null; row: string };
/** What a batch changes in one projection: rows to end (by key, at a position), rows to add. */
export type Changes = { ended: { key: string; at: number }[]; added: NewRow[] };

type Cell = {
  plan: string;
  value: unknown;
  /** Where the value began in this batch; null when it stood before it, or there is none. */
  from: number | null;
  /** Whether a row stood before the batch, and where it ended in it. */
  stood: boolean;
  endedAt: number | null;
};

/** One projection's rows while a batch is folded. */
export class Fold {
  readonly projection: Projection;
  readonly #types: ReadonlySet<string>;
  readonly #cells = new Map<string, Cell>();
  #finished: NewRow[] = [];

  /** Rows that nobody told: refused, unless the fold begins with the log itself and so knows every row. */
  readonly #fromStart: boolean;

  constructor(projection: Projection, { fromStart = false } = {}) {
    this.projection = projection;
    this.#types = new Set(projection.types);
    this.#fromStart = fromStart;
  }

  /** Whether events of a type concern it at all. */
  takes(type: string): boolean {
    return this.#types.has(type);
  }

  /** Makes room for the rows that an event will touch: those that stand must then be told. */
  expect(event: Recorded): void {
    for (const { key, plan } of this.#keys(event)) if (!this.#cells.has(key)) this.#begin(key, plan);
  }

  /** The keys expected so far. */
  get expected(): string[] {
    return [...this.#cells.keys()];
  }

  /** Tells a row that stands before the batch. */
  tell({ key, plan, row }: CurrentRow): void {
    this.#cells.set(key, { plan, value: JSON.parse(row), from: null, stood: true, endedAt: null });
  }

  /**
   * Folds one event.
   * @throws Error when it touches a row that was not expected: keys must not depend on the event's place.
   */
  apply(event: Recorded): void {
    for (const { key, plan } of this.#keys(event)) {
      const cell = this.#cells.get(key) ?? (this.#fromStart ? this.#begin(key, plan) : undefined);
      if (!cell) throw new Error(`${this.projection.name}: the row ${key} was not expected`);
      const value = this.projection.evolve(cell.value, event, key);
      if (value === cell.value) continue;
      this.#end(key, cell, event.position);
      cell.plan = plan;
      cell.value = value;
      cell.from = value === undefined ? null : event.position;
    }
  }

  /** How many rows it keeps in memory. */
  get size(): number {
    return this.#cells.size;
  }

  /** Rows that began and ended among the events folded since the last call. */
  takeFinished(): NewRow[] {
    const rows = this.#finished;
    this.#finished = [];
    return rows;
  }

  /** All that the events changed. */
  changes(): Changes {
    const ended: Changes['ended'] = [];
    const added = this.takeFinished();
    for (const [key, { plan, value, from, stood, endedAt }] of this.#cells) {
      if (stood && endedAt !== null) ended.push({ key, at: endedAt });
      if (from !== null) added.push({ key, plan, from, to: null, row: JSON.stringify(value) });
    }
    return { ended, added };
  }

  #keys(event: Recorded): readonly RowKey[] {
    if (!this.#types.has(event.type)) return [];
    const keys = this.projection.keys(event);
    return keys.length < 2 ? keys : [...new Map(keys.map((each) => [each.key, each])).values()];
  }

  #begin(key: string, plan: string): Cell {
    const cell = { plan, value: undefined, from: null, stood: false, endedAt: null };
    this.#cells.set(key, cell);
    return cell;
  }

  #end(key: string, cell: Cell, at: number): void {
    if (cell.stood && cell.endedAt === null) cell.endedAt = at;
    if (cell.from === null) return;
    this.#finished.push({ key, plan: cell.plan, from: cell.from, to: at, row: JSON.stringify(cell.value) });
  }
}
