import type { Act, DepartmentRow, SummaryRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { Day, DayOf } from './date.tsx';
import { DepartmentLink } from './department-links.tsx';
import { ReceiptLink } from './receipt.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

export type SummaryLine = {
  summary: SummaryRow;
  /** How many targets it judges. */
  claims: number;
  /** Whether a department wrote it that became part of the one shown. */
  isOfPredecessor: boolean;
};

/** A department's annual summaries, the newest year first, each with what became of it. */
export function Summaries({
  lines,
  departments,
  plan,
}: {
  lines: readonly SummaryLine[];
  departments: readonly DepartmentRow[];
  plan: string;
}) {
  const { say } = useReading();
  if (lines.length === 0) return <p class="empty">{say.departments.summariesNone}</p>;
  return (
    <ol class="ledger">
      {lines.map((line) => (
        <Line line={line} departments={departments} plan={plan} />
      ))}
    </ol>
  );
}

function Line({
  line: { summary, claims, isOfPredecessor },
  departments,
  plan,
}: {
  line: SummaryLine;
  departments: readonly DepartmentRow[];
  plan: string;
}) {
  const reading = useReading();
  const { say } = reading;
  const { year, status, submitted, answered, statedOn, reason, text, synthetic } = summary;
  return (
    <li class="event-line">
      <a class="position" href={link(reading, `/events/${submitted.position}`)}>
        {number(submitted.position)}
      </a>
      <div>
        <p>
          <strong>{say.departments.summaryOf(year)}</strong>
          {isOfPredecessor && (
            <>
              {' '}
              <DepartmentLink id={summary.department} departments={departments} plan={plan} />
            </>
          )}{' '}
          <span class={`figure-state ${LOOKS[status]}`}>{say.indicator.summaryStatus[status]}</span>
          <SyntheticMark when={synthetic} />
        </p>
        <p class="quiet">
          {say.told.claims(number(claims))}
          {' · '}
          {say.departments.submitted} <DayOf instant={submitted.at} />
          {statedOn && (
            <>
              {' · '}
              {say.ledger.statedBefore}
              <Day day={statedOn} />
              {say.ledger.statedAfter}
            </>
          )}
          {answered && <Answer act={answered} name={say.departments.answered[status]} />}
        </p>
        {reason !== undefined && (
          <p>
            {say.indicator.reason}
            {say.colon}
            <bdi>{reason}</bdi>
          </p>
        )}
        <details>
          <summary>{say.departments.wholeText}</summary>
          <p dir="auto">{text}</p>
        </details>
      </div>
    </li>
  );
}

function Answer({ act, name }: { act: Act; name: string }) {
  const reading = useReading();
  return (
    <>
      {' · '}
      {name} <DayOf instant={act.at} />
      {' · '}
      <a href={link(reading, `/events/${act.position}`)}>
        {reading.say.indicator.record(number(act.position))}
      </a>{' '}
      <ReceiptLink position={act.position} />
    </>
  );
}

/** The signs of figures say the same of summaries. */
const LOOKS = { submitted: 'reported', accepted: 'verified', returned: 'returned' } as const;
