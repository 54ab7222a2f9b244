/** Items that follow each other under one key, together: what stands under one heading of a list. */
export function runsOf<T>(items: readonly T[], keyOf: (item: T) => string | undefined): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && keyOf(last) === keyOf(item)) run.push(item);
    else runs.push([item]);
  }
  return runs;
}
