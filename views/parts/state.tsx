import type { VerdictState } from '../../events/verdict.ts';
import { useReading } from '../reading.ts';
import { SIGNS, stateClass } from '../words/states.ts';

/** A state as sign and word in its colour. */
export function State({ state, provisional = false }: { state: VerdictState; provisional?: boolean }) {
  const { say } = useReading();
  return (
    <span class={`state ${stateClass(state)}`}>
      <span class="sign" aria-hidden="true">
        {SIGNS[state]}
      </span>
      {say.states[state]}
      {provisional && (
        <span class="provisional" title={say.provisionalMeaning}>
          {say.provisional}
        </span>
      )}
    </span>
  );
}
