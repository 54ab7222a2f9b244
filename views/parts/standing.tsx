import { link, type Query, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { SIGNS, STATES, stateClass } from '../words/states.ts';
import { StateBar, type StateCounts } from './state-bar.tsx';

/** How many targets stand where: large numbers that lead to their targets, then the bar. */
export function Standing({ counts, path, query = [] }: { counts: StateCounts; path: string; query?: Query }) {
  return (
    <>
      <StandingNumbers counts={counts} path={path} query={query} />
      <StateBar counts={counts} path={path} query={query} />
    </>
  );
}

/** The numbers alone. */
export function StandingNumbers({
  counts,
  path,
  query = [],
}: {
  counts: StateCounts;
  path: string;
  query?: Query;
}) {
  const reading = useReading();
  const { say } = reading;
  return (
    <ul class="standing">
      {STATES.filter((state) => counts[state] > 0).map((state) => (
        <li class={stateClass(state)}>
          <a href={link(reading, path, [...query, ['state', state]])} title={say.stateMeanings[state]}>
            <span class="state">
              <span class="sign" aria-hidden="true">
                {SIGNS[state]}
              </span>
              {say.states[state]}
            </span>
            <span class="hero">{number(counts[state])}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
