import type { TargetAccount } from '../../src/domain/account.ts';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { Day } from './date.tsx';
import { OwnWords } from './own-words.tsx';
import { State } from './state.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

const SHOWN = 3;

/** Targets of which computation, department and leading group do not all say the same; the newest word first. */
export function Differing({ plan, targets }: { plan: string; targets: readonly TargetAccount[] }) {
  const { say } = useReading();
  const differing = targets.filter(({ differs }) => differs).toSorted((a, b) => newest(b) - newest(a));
  if (differing.length === 0) return null;
  return (
    <section aria-labelledby="differing">
      <h2 id="differing">{say.site.overview.evaluations}</h2>
      <ol class="ledger">
        {differing.slice(0, SHOWN).map((target) => (
          <Line plan={plan} target={target} />
        ))}
      </ol>
    </section>
  );
}

const newest = ({ given, claimed }: TargetAccount): number =>
  Math.max(given?.position ?? -1, claimed?.position ?? -1);

function Line({ plan, target }: { plan: string; target: TargetAccount }) {
  const reading = useReading();
  const { say } = reading;
  const { verdict, given, claimed } = target;
  const position = newest(target);
  const newestWord = given?.position === position ? given : claimed;
  return (
    <li class="event-line">
      <a class="position" href={link(reading, `/events/${position}`)}>
        {number(position)}
      </a>
      <div>
        <p>
          <a
            class="about"
            href={link(reading, `/plans/${plan}/indicators/${target.indicator}`, [], `t-${target.id}`)}
          >
            <OwnWords text={target.name} />
          </a>
          <SyntheticMark when={target.synthetic} />
        </p>
        <p class="three-words">
          <Word name={say.indicator.computed} state={verdict.state} />
          {claimed && <Word name={say.indicator.claimed} state={claimed.state} />}
          {given && <Word name={say.indicator.given} state={given.state} />}
        </p>
        {newestWord && (
          <p class="quiet">
            <Day day={newestWord.day} />
          </p>
        )}
      </div>
    </li>
  );
}

function Word({ name, state }: { name: string; state: TargetAccount['verdict']['state'] }) {
  return (
    <span class="whole">
      <span class="quiet">{name}</span> <State state={state} />
    </span>
  );
}
