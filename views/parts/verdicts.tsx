import type { Said, TargetAccount } from '../../src/domain/account.ts';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { Day } from './date.tsx';
import { State } from './state.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';
import { Why } from './why.tsx';

/** Three verdicts side by side, none over another; where they differ, it is said. */
export function Verdicts({
  target,
  departments,
}: {
  target: TargetAccount;
  departments: ReadonlyMap<string, string>;
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
          </p>
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
  const { state, opinion, occasion, department, day, position, synthetic } = said;
  return (
    <>
      <p class="verdict">
        <State state={state} />
        <SyntheticMark when={synthetic} />
      </p>
      {opinion && <p dir="auto">{opinion}</p>}
      <p class="quiet">
        {occasion === 'acceptance'
          ? say.indicator.occasion.acceptance
          : say.indicator.occasion.year(occasion)}
        {department && (
          <>
            {' · '}
            <bdi>{departments.get(department) ?? department}</bdi>
          </>
        )}
        {' · '}
        <Day day={day} />
        {' · '}
        <a href={link(reading, `/events/${position}`)}>{say.indicator.record(number(position))}</a>
      </p>
    </>
  );
}

function Differences({ target }: { target: TargetAccount }) {
  const { say } = useReading();
  const computed = say.states[target.verdict.state];
  const claimed = target.claimed && say.states[target.claimed.state];
  const given = target.given && say.states[target.given.state];
  const words = say.indicator;
  return (
    <p class="differs">
      <strong>{words.differ}</strong>
      {say.colon}
      {claimed && claimed !== computed && words.differComputedClaimed(computed, claimed)}
      {given && given !== computed && words.differComputedGiven(computed, given)}
    </p>
  );
}
