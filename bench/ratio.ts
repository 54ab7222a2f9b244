/** Rounds of a measure beside rounds of its floor: the middle of each, and of their ratios round by round. */
export function compare(ours: readonly number[], floor: readonly number[]) {
  const ratios = ours.map((each, round) => each / (floor[round] ?? Number.NaN));
  return { ours: median(ours), floor: median(floor), ratio: median(ratios) };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
