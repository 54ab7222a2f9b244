import { useReading } from '../reading.ts';

/** Where a task stands in somebody's words, as sign and word in a colour. */
export function TaskState({ state }: { state: string }) {
  const { say } = useReading();
  const look = LOOKS[state] ?? UNKNOWN;
  return (
    <span class={`state ${look.class}`}>
      <span class="sign" aria-hidden="true">
        {look.sign}
      </span>
      {say.taskStates[state] ?? state}
    </span>
  );
}

/** The colours of the states of targets that come nearest; the signs tell the two kinds of "on time" apart. */
const LOOKS: Record<string, { sign: string; class: string }> = {
  completed: { sign: '✓', class: 's-met' },
  ahead: { sign: '↑', class: 's-on-track' },
  on_schedule: { sign: '→', class: 's-on-track' },
  behind_schedule: { sign: '◑', class: 's-behind' },
};
const UNKNOWN = { sign: '?', class: 's-cannot-judge' };
