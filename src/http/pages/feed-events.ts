/** The newest records that a feed is about, a page at a time. */
import type { Log, ReadOptions } from '../../log/log.ts';
import type { Recorded } from '../../projections/projection.ts';

/** Entries of one page of a feed. */
export const ENTRIES = 50;
/** Where only some records fit, so many are looked through for a page, and the next goes on from there. */
const LOOKED_THROUGH = 5_000;

/** Which streams to read, and which of their records fit; all of them when that is left out. */
export type FeedScope = {
  streams: readonly Pick<ReadOptions, 'stream' | 'streamPrefix'>[];
  fits?: (event: Recorded) => boolean;
};
export type FeedPage = {
  /** The newest first. */
  events: Recorded[];
  /** Position before which the next page begins; null where there is nothing older. */
  older: number | null;
};

/** Records up to position `to`. */
export async function readFeed(log: Log, { streams, fits }: FeedScope, to: number): Promise<FeedPage> {
  const limit = fits ? LOOKED_THROUGH : ENTRIES + 1;
  const reads = await Promise.all(
    streams.map((of) => log.readEvents({ ...of, to, limit, order: 'descending' })),
  );
  // Below the end of the shortest full read another one may have records that it has not: nothing beyond it counts.
  const ends = reads.flatMap((read) => (read.length < limit ? [] : (read.at(-1)?.position ?? 0)));
  const end = Math.max(-1, ...ends);
  const read = reads
    .flat()
    .filter(({ position }) => position >= end)
    .sort((a, b) => b.position - a.position);
  const fitting = fits ? read.filter(fits) : read;
  const events = fitting.slice(0, ENTRIES);
  if (fitting.length > ENTRIES) return { events, older: events.at(-1)?.position ?? null };
  return { events, older: end < 0 ? null : end };
}
