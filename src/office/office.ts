/** The office: where commands are brought, whoever asks. */

import type { Clock } from '../clock.ts';
import { dayOf } from '../domain/day.ts';
import type { Decided, Problem } from '../domain/decide/index.ts';
import type { Conflict, Log, StreamAppend } from '../log/log.ts';
import type { RowReader } from '../log/rows.ts';
import type { CommentTerms } from './comment-terms.ts';

/** The log that is asked and appended to, and the clock that says what day it is. */
export type Office = {
  log: Log & RowReader;
  clock: Clock;
  /** A demonstration: made-up figures may come in. */
  demo: boolean;
  /** Other terms for comments than the usual ones. */
  terms?: CommentTerms;
};

/**
 * What became of a command. `unchanged`: it was so already, by the event at the position. `duplicate`: this very
 * command was done before, at those positions. A conflict outlasted every retry, or the id means another event.
 */
export type Performed =
  | { ok: true; outcome: 'recorded' | 'unchanged' | 'duplicate'; positions: number[]; ids: string[] }
  | { ok: false; reason: 'refused'; problems: Problem[] }
  | { ok: false; reason: 'conflict'; conflict: Conflict };

/** Revisions that a decision was made at, by stream. */
export type Revisions = ReadonlyMap<string, number | 'none'>;

/** Decided events as appends, each stream at the revision that the decision saw. */
export function appendsOf(events: readonly Decided[], revisions: Revisions): StreamAppend[] {
  const streams = Map.groupBy(events, ({ stream }) => stream);
  return [...streams].map(([stream, decided]) => ({
    stream,
    expected: revisions.get(stream) ?? 'none',
    events: decided.map(({ stream: _stream, ...event }) => event),
  }));
}

/** The last position, -1 in an empty log. */
export const lastPosition = async (log: Log): Promise<number> => (await log.head()).size - 1;

/** The day it is in a plan's time zone. */
export const todayIn = (clock: Clock, timeZone = 'UTC'): string => dayOf(clock().toISOString(), timeZone);
