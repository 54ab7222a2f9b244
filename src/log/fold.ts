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
  readonly #finished: NewRow[] = [];

  constructor(projection: Projection) {
    this.projection = projection;
    this.#types = new Set(projection.types);
  }

  /** Makes room for the rows that an event will touch: those that stand must then be told. */
  expect(event: Recorded): void {
    for (const { key, plan } of this.#keys(event))
      if (!this.#cells.has(key))
        this.#cells.set(key, { plan, value: undefined, from: null, stood: false, endedAt: null });
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
      const cell = this.#cells.get(key);
      if (!cell) throw new Error(`${this.projection.name}: the row ${key} was not expected`);
      const value = this.projection.evolve(cell.value, event, key);
      if (value === cell.value) continue;
      this.#end(key, cell, event.position);
      cell.plan = plan;
      cell.value = value;
      cell.from = value === undefined ? null : event.position;
    }
  }

  /** All that the events changed. */
  changes(): Changes {
    const ended: Changes['ended'] = [];
    const added = this.#finished;
    for (const [key, { plan, value, from, stood, endedAt }] of this.#cells) {
      if (stood && endedAt !== null) ended.push({ key, at: endedAt });
      if (from !== null) added.push({ key, plan, from, to: null, row: JSON.stringify(value) });
    }
    return { ended, added };
  }

  #keys(event: Recorded): readonly RowKey[] {
    return this.#types.has(event.type) ? keysOf(this.projection, event) : [];
  }

  #end(key: string, cell: Cell, at: number): void {
    if (cell.stood && cell.endedAt === null) cell.endedAt = at;
    if (cell.from === null) return;
    this.#finished.push({ key, plan: cell.plan, from: cell.from, to: at, row: JSON.stringify(cell.value) });
  }
}

/** The rows that an event touches, each once. */
export function keysOf(projection: Projection, event: Recorded): readonly RowKey[] {
  const keys = projection.keys(event);
  return keys.length < 2 ? keys : [...new Map(keys.map((each) => [each.key, each])).values()];
}
