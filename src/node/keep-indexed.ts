/** Keeps the index of the events' words at the log's head, so that a search finds it there. */
import type { EventSearch } from '../log/event-search.ts';
import type { Log } from '../log/log.ts';

type Options = {
  log: Pick<Log, 'head' | 'follow'> & EventSearch;
  /** Stops it; what is under way is finished. */
  signal: AbortSignal;
  onError: (error: unknown) => void;
};

/**
 * Fills the index in small steps, and then after every append, until it is stopped. A failure is told and ends it:
 * searches then bring the index up to the log themselves.
 */
export async function keepIndexed({ log, signal, onError }: Options): Promise<void> {
  try {
    let indexed = 0;
    while (!signal.aborted && indexed < (await log.head()).size) indexed = await log.indexEvents(STEP);
    for await (const { position } of log.follow({ from: indexed, signal })) {
      if (position >= indexed) indexed = await log.indexEvents();
    }
  } catch (error) {
    if (!signal.aborted) onError(error);
  }
}

/** Events at once: requests to the embedded database wait no longer than for so many. */
const STEP = 500;
