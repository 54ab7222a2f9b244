/**
 * How many may be at it at once. What comes in a flood waits for its turn outside the database, and beyond that is sent
 * away at once: readers of the portal need the same connections.
 */

export type Turns = {
  /** Does the work when it is its turn; undefined, and nothing was done, when too many wait already. */
  take<T>(work: () => Promise<T>): Promise<T | undefined>;
};

export function createTurns({ atOnce, waiting }: { atOnce: number; waiting: number }): Turns {
  const queue: (() => void)[] = [];
  let free = atOnce;
  const turn = async () => {
    if (free > 0) free -= 1;
    // Whoever is done hands the turn over.
    else await new Promise<void>((resolve) => queue.push(resolve));
  };
  const done = () => {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async take(work) {
      if (free === 0 && queue.length >= waiting) return undefined;
      await turn();
      try {
        return await work();
      } finally {
        done();
      }
    },
  };
}
