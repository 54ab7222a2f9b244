import { number } from '../words/numbers.ts';
import { STATES } from '../words/states.ts';
import { State } from './state.tsx';
import type { StateCounts } from './state-bar.tsx';

/** How many targets are in each state that occurs, in words: what a small bar beside it shows. */
export function StateTally({ counts }: { counts: StateCounts }) {
  return (
    <ul class="tally">
      {STATES.filter((state) => counts[state] > 0).map((state) => (
        <li>
          <State state={state} /> {number(counts[state])}
        </li>
      ))}
    </ul>
  );
}
