import { useReading } from '../reading.ts';
import { STATES, stateClass } from '../words/states.ts';
import { State } from './state.tsx';

/** Each state with its line, its sign and what it means. */
export function StateLegend() {
  const { say } = useReading();
  return (
    <details class="legend">
      <summary>{say.text.legend}</summary>
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
    </details>
  );
}
