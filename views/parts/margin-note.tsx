import type { TargetAccount } from '../../src/domain/account.ts';
import { link, useReading } from '../reading.ts';
import { demand } from '../words/demand.ts';
import { stateClass } from '../words/states.ts';
import { OwnWords } from './own-words.tsx';
import { State } from './state.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

/** A target in the margin: its name, where it stands, what it demands. */
export function MarginNote({
  target,
  plan,
  references,
}: {
  target: TargetAccount;
  plan: string;
  references: ReadonlyMap<string, string>;
}) {
  const reading = useReading();
  const { say, language } = reading;
  const { id, indicator, name, verdict } = target;
  return (
    <li class={stateClass(verdict.state)}>
      <a href={link(reading, `/plans/${plan}/indicators/${indicator}`, [], `t-${id}`)}>
        <OwnWords text={name} class="note-name" />
        <State state={verdict.state} provisional={verdict.provisional} />
      </a>
      <p class="quiet">
        <bdi>{demand(target, { say, language }, references)}</bdi>
        <SyntheticMark when={target.synthetic} />
      </p>
    </li>
  );
}
