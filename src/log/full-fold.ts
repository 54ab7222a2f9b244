/** Folding the whole log from its start: every row is known, and is handed over as soon as it may be stored. Pure. */
import type { Projection, Recorded } from '../projections/projection.ts';
import { keysOf, type NewRow } from './fold.ts';

/** A row that was handed over while it stood, and has ended since. */
export type LateEnd = { key: string; from: number; at: number };

type Cell = {
  key: string;
  plan: string;
  value: unknown;
  /** Where the row began that stands now; null when none does. */
  from: number | null;
  /** Whether that row was handed over already. */
  handed: boolean;
};

export class FullFold {
  readonly name: string;
  readonly #projection: Projection;
  readonly #types: ReadonlySet<string>;
  readonly #cells = new Map<string, Cell>();
  /** Of rows that stand and were not handed over. */
  readonly #fresh = new Set<Cell>();
  #finished: NewRow[] = [];
  #ended: LateEnd[] = [];

  constructor(projection: Projection) {
    this.name = projection.name;
    this.#projection = projection;
    this.#types = new Set(projection.types);
  }

  /** Whether events of a type concern it at all. */
  takes(type: string): boolean {
    return this.#types.has(type);
  }

  /** How many rows it keeps in memory. */
  get size(): number {
    return this.#cells.size;
  }

  /** Folds one event of a type that it takes. */
  apply(event: Recorded): void {
    for (const { key, plan } of keysOf(this.#projection, event)) {
      const cell = this.#cells.get(key) ?? this.#begin(key, plan);
      const value = this.#projection.evolve(cell.value, event, key);
      if (value === cell.value) continue;
      this.#end(cell, event.position);
      cell.plan = plan;
      cell.value = value;
      cell.from = value === undefined ? null : event.position;
      cell.handed = false;
      if (value === undefined) this.#fresh.delete(cell);
      else this.#fresh.add(cell);
    }
  }

  /** Hands over the rows that began since the last call: those that ended as well, and those that stand. */
  take(): NewRow[] {
    const rows = this.#finished;
    this.#finished = [];
    for (const cell of this.#fresh) {
      const { key, plan, value, from } = cell;
      if (from === null) continue;
      rows.push({ key, plan, from, to: null, row: JSON.stringify(value) });
      cell.handed = true;
    }
    this.#fresh.clear();
    return rows;
  }

  /** Ends of rows that had been handed over as standing, since the last call. */
  takeEnded(): LateEnd[] {
    const ended = this.#ended;
    this.#ended = [];
    return ended;
  }

  #begin(key: string, plan: string): Cell {
    const cell = { key, plan, value: undefined, from: null, handed: false };
    this.#cells.set(key, cell);
    return cell;
  }

  #end({ key, plan, value, from, handed }: Cell, at: number): void {
    if (from === null) return;
    if (handed) this.#ended.push({ key, from, at });
    else this.#finished.push({ key, plan, from, to: at, row: JSON.stringify(value) });
  }
}
