/** How often a random fault is tried, and its dice: the same seed rolls the same moments. */

/** Five in `npm test`, fifty in `npm run test:faults`. */
export const ROUNDS = Number(process.env.MINGBAI_FAULTS ?? 5);

/** Numbers from 0 to below 1, by mulberry32: as good as these moments need. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const rounds = (seed: number): { round: number; roll: () => number }[] =>
  Array.from({ length: ROUNDS }, (_, round) => ({ round, roll: dice(seed + round) }));
