/** What a projection is: a pure fold from events to rows, each row valid from one position to another. */
import type { AnyEvent } from '../../events/envelope.ts';
import type { EventType } from '../../events/index.ts';

/** An event as stored, told in its current version. */
export type Recorded<T extends EventType = EventType> = Extract<AnyEvent, { type: T }> & { position: number };

/** The name of a row: what it is about, and the plan (or other group) that it is listed under. */
export type RowKey = { key: string; plan: string };

/**
 * A projection. `keys` names the rows that an event touches, by its id, subject and data alone: it is asked before
 * the event has its place in the log. `evolve` folds the event into one of them: the row
 * from this position on, or `undefined` when it ends. Neither reads a clock, a database or chance.
 */
export type Projection<Row = unknown, T extends EventType = EventType> = {
  /** Also the name of its table. */
  name: string;
  /** Raised when the fold changes: the stored rows are then rebuilt. */
  version: number;
  types: readonly T[];
  keys(event: Recorded<T>): readonly RowKey[];
  evolve(row: Row | undefined, event: Recorded<T>, key: string): Row | undefined;
};
