/** Finding events by their words. */
import type { EventType } from '../../events/index.ts';
import type { Recorded } from '../projections/projection.ts';
import type { QueryWord } from '../search/lexemes.ts';

/** Events 0…at in which every word occurs, by itself or by one of its tags. */
export type EventQuery = { words: readonly QueryWord[]; at: number };
export type EventPage = EventQuery & {
  types?: readonly EventType[];
  plan?: string;
  /** Only positions before this one. */
  before?: number;
  limit: number;
};
/** How many events of a type and a plan (null: of none) were found. */
export type EventCount = { type: EventType; plan: string | null; count: number };

/** No more events than these are counted, the newest first. */
export const MOST_COUNTED = 10_000;

export interface EventSearch {
  /**
   * Brings the index up to the log, by at most so many events (5,000 unless told): it is not the append's to do.
   * Returns its size: events 0…size-1 can be found.
   */
  indexEvents(most?: number): Promise<number>;
  /** Counts what there is to find. `more`: there is more than was counted. */
  countEvents(query: EventQuery): Promise<{ counts: EventCount[]; more: boolean }>;
  /** Newest first. */
  findEvents(page: EventPage): Promise<Recorded[]>;
}
