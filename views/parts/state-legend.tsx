import type { VerdictState } from '../../events/verdict.ts';
import { useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { SIGNS, STATES, stateClass } from '../words/states.ts';
import { State } from './state.tsx';

/** Each state with its line, its sign and how many stand there, on one line; what they mean behind it. */
export function StateLegend({ counts }: { counts: ReadonlyMap<VerdictState, number> }) {
  const { say } = useReading();
  return (
    <div class="legend">
      <ul aria-label={say.planText.legendOf}>
        {STATES.filter((state) => counts.has(state)).map((state) => (
          <li class={stateClass(state)}>
            <span class="state">
              <span class="sign" aria-hidden="true">
                {SIGNS[state]}
              </span>
              <span class={`mark ${stateClass(state)}`}>{say.states[state]}</span>
            </span>{' '}
            <span class="quiet">{number(counts.get(state) ?? 0)}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{say.planText.meanings}</summary>
        <dl>
          {STATES.map((state) => (
            <div>
              <dt>
                <State state={state} />
                <span class={`mark sample ${stateClass(state)}`} aria-hidden="true">
                  {'　　'}
                </span>
              </dt>
              <dd>{say.stateMeanings[state]}</dd>
            </div>
          ))}
        </dl>
        <p class="keys">{say.planText.keys}</p>
      </details>
    </div>
  );
}
