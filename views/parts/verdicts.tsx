import type { Said, TargetAccount } from '../../src/domain/account.ts';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { Day } from './date.tsx';
import { ReceiptLink } from './receipt.tsx';
import { State } from './state.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';
import { Gist, Why } from './why.tsx';

/** Three verdicts side by side, none over another; where they differ, it is said. */
export function Verdicts({
  target,
  departments,
  references,
}: {
  target: TargetAccount;
  departments: ReadonlyMap<string, string>;
  references: ReadonlyMap<string, string>;
}) {
  const { say } = useReading();
  const { verdict, claimed, given } = target;
  return (
    <>
      <div class="verdicts">
        <section>
          <h4>{say.indicator.computed}</h4>
          <p class="verdict">
            <State state={verdict.state} provisional={verdict.provisional} />
            <SyntheticMark when={target.computedSynthetic} />
          </p>
          <Gist target={target} references={references} />
          <Why verdict={verdict} />
        </section>
        <section>
          <h4>{say.indicator.claimed}</h4>
          {claimed ? (
            <Word said={claimed} departments={departments} />
          ) : (
            <p class="quiet">{say.indicator.noClaim}</p>
          )}
        </section>
        <section>
          <h4>{say.indicator.given}</h4>
          {given ? (
            <Word said={given} departments={departments} />
          ) : (
            <p class="quiet">{say.indicator.noGiven}</p>
          )}
        </section>
      </div>
      {target.differs && <Differences target={target} />}
    </>
  );
}

function Word({ said, departments }: { said: Said; departments: ReadonlyMap<string, string> }) {
  const reading = useReading();
  const { say } = reading;
  const { state, opinion, department, day, position, synthetic } = said;
  return (
    <>
      <p class="verdict">
        <State state={state} />
        <SyntheticMark when={synthetic} />
      </p>
      {opinion && <p dir="auto">{opinion}</p>}
      <p class="quiet">
        <Occasion of={said} />
        {department && (
          <>
            {' · '}
            <bdi>{departments.get(department) ?? department}</bdi>
          </>
        )}
        {' · '}
        <Day day={day} />
        {' · '}
        <a href={link(reading, `/events/${position}`)}>{say.indicator.record(number(position))}</a>{' '}
        <ReceiptLink position={position} />
      </p>
    </>
  );
}

/** Which year's word it is, or that of the acceptance. */
function Occasion({ of: { occasion } }: { of: Said }) {
  const { say } = useReading();
  return (
    <>
      {occasion === 'acceptance' ? say.indicator.occasion.acceptance : say.indicator.occasion.year(occasion)}
    </>
  );
}

function Differences({ target: { verdict, claimed, given } }: { target: TargetAccount }) {
  const { say } = useReading();
  const words = say.indicator;
  const others = [
    { name: words.claimed, said: claimed },
    { name: words.given, said: given },
  ];
  return (
    <p class="differs">
      <strong>{words.differ}</strong>
      {say.colon}
      {words.computed} {say.states[verdict.state]}
      {others.map(
        ({ name, said }) =>
          said && (
            <>
              {words.differNext}
              {name} (<Occasion of={said} />) {say.states[said.state]}
            </>
          ),
      )}
    </p>
  );
}
