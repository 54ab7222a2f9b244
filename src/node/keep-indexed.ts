/** Keeps the index of the events' words at the log's head, so that a search finds it there. */
import { setTimeout } from 'node:timers/promises';
import { isUnreachable } from '../db/unreachable.ts';
import type { EventSearch } from '../log/event-search.ts';
import type { Log } from '../log/log.ts';

type Indexed = Pick<Log, 'head' | 'follow'> & EventSearch;
type Options = {
  log: Indexed;
  /** Stops it; what is under way is finished. */
  signal: AbortSignal;
  onError: (error: unknown) => void;
  /** How long to wait for a database that is away, in milliseconds. */
  pauseMs?: number;
};

/**
 * Fills the index in small steps, and then after every append, until it is stopped. A database that is away is
 * waited for; any other failure is told and ends it: searches then bring the index up to the log themselves.
 */
export async function keepIndexed({ log, signal, onError, pauseMs = 5_000 }: Options): Promise<void> {
  while (!signal.aborted) {
    try {
      await follow(log, signal);
    } catch (error) {
      if (signal.aborted) return;
      onError(error);
      if (!isUnreachable(error)) return;
      await setTimeout(pauseMs, undefined, { signal }).catch(() => {});
    }
  }
}

async function follow(log: Indexed, signal: AbortSignal): Promise<void> {
  let indexed = 0;
  while (!signal.aborted && indexed < (await log.head()).size) indexed = await log.indexEvents(STEP);
  for await (const { position } of log.follow({ from: indexed, signal })) {
    if (position >= indexed) indexed = await log.indexEvents();
  }
}

/** Events at once: requests to the embedded database wait no longer than for so many. */
const STEP = 500;
