import type { VerdictState } from '../../events/verdict.ts';
import { link, type Query, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { STATES } from '../words/states.ts';
import { sameList } from './list-form.tsx';
import { State } from './state.tsx';
import { type StateCounts, total } from './state-bar.tsx';

/** How many there are in each state by the other filters: each a link that asks for that state alone. */
export function StateFacets({
  counts,
  chosen,
  path,
  query,
}: {
  counts: StateCounts;
  chosen: string | undefined;
  path: string;
  query: Query;
}) {
  const reading = useReading();
  const { say } = reading;
  const others = query.filter(([name]) => !['state', 'page', 'per'].includes(name));
  const to = (state: VerdictState | undefined) =>
    link(reading, path, state === undefined ? others : [...others, ['state', state]]);
  return (
    <ul class="facets" aria-label={say.lists.eachState} {...sameList}>
      <li>
        <a id="facet-all" href={to(undefined)} aria-current={chosen === undefined ? 'true' : undefined}>
          {say.filters.any} <span class="n">{number(total(counts))}</span>
        </a>
      </li>
      {STATES.filter((state) => counts[state] > 0 || state === chosen).map((state) => (
        <li>
          <a id={`facet-${state}`} href={to(state)} aria-current={state === chosen ? 'true' : undefined}>
            <State state={state} /> <span class="n">{number(counts[state])}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
