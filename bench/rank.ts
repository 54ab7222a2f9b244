/** How two samples compare by rank, whatever their distributions look like (Mann and Whitney). */

/** The share of pairs in which the one of the first sample is the larger; ties count half. */
export function above(first: readonly number[], second: readonly number[]): number {
  const wins = first.reduce(
    (sum, one) => sum + second.reduce((own, other) => own + (one > other ? 1 : one === other ? 0.5 : 0), 0),
    0,
  );
  return wins / (first.length * second.length);
}

/** Of that share, where both are of one distribution. */
export const standardError = (first: number, second: number): number =>
  Math.sqrt((first + second + 1) / (12 * first * second));
