import type { TargetRow } from '../pages/indicators.tsx';
import { link, useReading } from '../reading.ts';
import { stateClass } from '../words/states.ts';
import { NewestWord } from './newest-word.tsx';
import { OwnWords } from './own-words.tsx';
import { State } from './state.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

/** A target in the margin: its name, its newest figure, where it stands. What it demands stands beside it. */
export function MarginNote({ row, plan }: { row: TargetRow; plan: string }) {
  const reading = useReading();
  const { target, latest } = row;
  const { id, indicator, name, verdict } = target;
  return (
    <li class={stateClass(verdict.state)}>
      <p>
        <a href={link(reading, `/plans/${plan}/indicators/${indicator}`, [], `t-${id}`)}>
          <OwnWords text={name} class="note-name" />
        </a>{' '}
        <span class="quiet">
          {latest ? <NewestWord row={row} /> : <SyntheticMark when={target.synthetic} />}
        </span>
      </p>
      <State state={verdict.state} provisional={verdict.provisional} />
    </li>
  );
}
