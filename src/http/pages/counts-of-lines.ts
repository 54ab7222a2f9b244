/** How many lines of a frozen table are in each computed state. */
import type { VerdictState } from '../../../events/verdict.ts';
import type { StateCounts } from '../../../views/parts/state-bar.tsx';
import { STATES } from '../../../views/words/states.ts';

export function countLines(lines: readonly { computed: VerdictState }[]): StateCounts {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<VerdictState, number>;
  for (const { computed } of lines) counts[computed] += 1;
  return counts;
}
