import type { Child } from 'hono/jsx';
import type { VerdictState } from '../../events/verdict.ts';
import { useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { SIGNS, STATES, stateClass } from '../words/states.ts';
import { State } from './state.tsx';

/**
 * Each state with its line, its sign and how many stand there, on one line; what they mean behind it. A state that is
 * chosen stands out alone: the style sheet does it, so that it works without a script.
 */
export function StateLegend({ counts }: { counts: ReadonlyMap<VerdictState, number> }) {
  const { say } = useReading();
  const shown = STATES.filter((state) => counts.has(state));
  const all = shown.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
  return (
    <div class="legend">
      <fieldset>
        <legend>{say.planText.legend}</legend>
        <Choice value="all" chosen count={all}>
          {say.planText.all}
        </Choice>
        {shown.map((state) => (
          <Choice value={stateClass(state)} count={counts.get(state) ?? 0}>
            <span class={`state ${stateClass(state)}`}>
              <span class="sign" aria-hidden="true">
                {SIGNS[state]}
              </span>
              <span class={`mark ${stateClass(state)}`}>{say.states[state]}</span>
            </span>
          </Choice>
        ))}
      </fieldset>
      <Meanings />
    </div>
  );
}

function Choice({
  value,
  chosen = false,
  count,
  children,
}: {
  value: string;
  chosen?: boolean;
  count: number;
  children: Child;
}) {
  return (
    <label>
      <input type="radio" name="only" value={value} checked={chosen} />
      {children} <span class="quiet">{number(count)}</span>
    </label>
  );
}

function Meanings() {
  const { say } = useReading();
  return (
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
  );
}
