/**
 * How many may be at it at once, and how much of the processor they may take together. What comes in a flood waits for
 * its turn outside the database, and beyond that is sent away at once: readers of the portal need the same processor
 * and the same connections.
 */
import { setTimeout } from 'node:timers/promises';

export type TurnLimits = {
  /** So many are worked at once. */
  atOnce: number;
  /** So many more wait; whoever comes then is sent away. */
  waiting: number;
  /** Of the time, what each of those at once may work: after a turn of 20 ms, 0.25 rests for 60 ms. */
  share: number;
  /** No rest is longer, in milliseconds: a turn may have waited for a slow database or witness. */
  longestRest: number;
};

export type Turns = {
  /** Does the work when it is its turn; undefined, and nothing was done, when too many wait already. */
  take<T>(work: () => Promise<T>): Promise<{ done: T } | undefined>;
};

/** Milliseconds that never run backwards; and waiting for some of them. */
export type Timing = { now(): number; rest(ms: number): Promise<unknown> };
// A rest that nobody waits for keeps no process alive.
const TIMING: Timing = {
  now: () => performance.now(),
  rest: (ms) => setTimeout(ms, undefined, { ref: false }),
};

export function createTurns(
  { atOnce, waiting, share, longestRest }: TurnLimits,
  { now, rest }: Timing = TIMING,
): Turns {
  const queue: (() => void)[] = [];
  let free = atOnce;
  const turn = async () => {
    if (free > 0) free -= 1;
    // Whoever is done hands the turn over.
    else await new Promise<void>((resolve) => queue.push(resolve));
  };
  const done = async (took: number) => {
    await rest(Math.min(longestRest, took * (1 / share - 1)));
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async take(work) {
      if (free === 0 && queue.length >= waiting) return undefined;
      await turn();
      const started = now();
      try {
        return { done: await work() };
      } finally {
        void done(now() - started);
      }
    },
  };
}
