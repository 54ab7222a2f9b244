/** The event log as the rest of the program sees it. */
import type { Actor } from '../../events/envelope.ts';
import type { EventData, EventType } from '../../events/index.ts';
import type { Recorded } from '../projections/projection.ts';

/** An event before it has time, revision and position. `id` comes from the command that causes it. */
export type NewEvent = {
  [T in EventType]: {
    id: string;
    type: T;
    data: EventData<T>;
    actor: Actor;
    causation?: string | undefined;
    /** Text that an entry commits to: stored with its salt beside the entry, erasable. */
    openings?: readonly Opening[];
  };
}[EventType];

/** Sealed text, its salt (32 bytes, hex) and the field of `data` whose commitment it opens. */
export type Opening = { field: string; salt: string; sealed: Record<string, unknown> };

/** What a stream must look like: its last revision exactly, not there yet (`none`), or `any`. */
export type Expected = number | 'none' | 'any';
export type StreamAppend = { stream: string; expected: Expected; events: readonly NewEvent[] };

export type Conflict =
  | { kind: 'revision'; stream: string; expected: Expected; actual: number | 'none' }
  | { kind: 'id'; id: string; position: number };

/** One outcome for each append, whatever became of its neighbours. Positions in the order of the events. */
export type Outcome =
  | { outcome: 'ok'; positions: number[] }
  | { outcome: 'duplicate'; positions: number[] }
  | { outcome: 'conflict'; conflict: Conflict };

/** An entry as stored: exact canonical bytes, parsed late. */
export type StoredEntry = { position: number; entry: string; leafHash: Uint8Array };
export type Head = { size: number; rootHash: Uint8Array; lastTime: string | null };

export type ReadOptions = {
  /** First position wanted. */
  from?: number;
  /** Last position wanted. */
  to?: number;
  /** The event with this id alone, a UUID. */
  id?: string;
  limit?: number;
  stream?: string;
  /** Streams that begin so. */
  streamPrefix?: string;
  types?: readonly EventType[];
  /** Only entries in which one of these stands as a whole text: looked for in each entry, without an index. */
  mentioning?: readonly string[];
  order?: 'ascending' | 'descending';
};

export interface Log {
  /**
   * Appends to several streams, atomically: all or nothing.
   * @throws EntryRefused when an event is invalid, names the field; nothing is written.
   */
  append(appends: readonly StreamAppend[]): Promise<Outcome>;
  head(): Promise<Head>;
  /**
   * The log's size as it was within the last second: another process's appends may be missing, this one's never.
   * Asked for each time a page is, it costs the database one question a second, and no promise in between.
   */
  recentSize?(): number | Promise<number>;
  /** Exact entries, a page at a time (at most 5,000). */
  read(options?: ReadOptions): Promise<StoredEntry[]>;
  /** The same, parsed and told in their current versions. */
  readEvents(options?: ReadOptions): Promise<Recorded[]>;
  /** How many entries there are of those that `read` would give page by page, counted up to `most`. */
  count(options: Omit<ReadOptions, 'limit' | 'order'>, most: number): Promise<number>;
  /** Last revision of a stream, or `none`. */
  revision(stream: string): Promise<number | 'none'>;
  /** Every entry from a position on, for ever, until the signal aborts. */
  follow(options: { from: number; signal: AbortSignal }): AsyncIterable<StoredEntry>;
  close(): Promise<void>;
}
