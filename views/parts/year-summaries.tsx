import type { ClaimRow, DepartmentRow, SummaryRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { Day, DayOf } from './date.tsx';
import { DepartmentLink } from './department-links.tsx';
import { ReceiptLink } from './receipt.tsx';
import { State } from './state.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

export type YearSummaryLine = { summary: SummaryRow; claims: readonly ClaimRow[] };

/** The departments' own accounts of a year: when, what they claim, and what became of them. */
export function YearSummaries({
  lines,
  departments,
  plan,
}: {
  lines: readonly YearSummaryLine[];
  departments: readonly DepartmentRow[];
  plan: string;
}) {
  const { say } = useReading();
  if (lines.length === 0) return <p class="empty">{say.years.summariesNone}</p>;
  return (
    <ul class="year-summaries">
      {lines.map((line) => (
        <Line line={line} departments={departments} plan={plan} />
      ))}
    </ul>
  );
}

type LineProps = { line: YearSummaryLine; departments: readonly DepartmentRow[]; plan: string };

function Line({ line: { summary, claims }, departments, plan }: LineProps) {
  const reading = useReading();
  const { say } = reading;
  const { status, submitted, answered, statedOn, reason } = summary;
  return (
    <li>
      <div>
        <p>
          <DepartmentLink id={summary.department} departments={departments} plan={plan} />
          <SyntheticMark when={summary.synthetic} />
        </p>
        <p class="quiet">
          {say.departments.submitted} <DayOf instant={submitted.at} />{' '}
          <Record position={submitted.position} />
          {statedOn && (
            <>
              {' · '}
              {say.ledger.statedBefore}
              <Day day={statedOn} />
              {say.ledger.statedAfter}
            </>
          )}
        </p>
      </div>
      <div>
        <p>
          <span class={`figure-state ${LOOKS[status]}`}>{say.indicator.summaryStatus[status]}</span>
        </p>
        {answered && (
          <p class="quiet">
            <DayOf instant={answered.at} /> <Record position={answered.position} />
          </p>
        )}
        {reason !== undefined && (
          <p>
            {say.indicator.reason}
            {say.colon}
            <bdi>{reason}</bdi>
          </p>
        )}
      </div>
      <div>
        <Claims claims={claims} />
        <details>
          <summary>{say.departments.wholeText}</summary>
          <p class="whole-text" dir="auto">
            {summary.text}
          </p>
        </details>
      </div>
    </li>
  );
}

/** What it claims, counted by state. */
function Claims({ claims }: { claims: readonly ClaimRow[] }) {
  const { say } = useReading();
  const states = [...Map.groupBy(claims, ({ state }) => state)];
  return (
    <p class="tally">
      <span>{say.told.claims(number(claims.length))}</span>
      {states.map(([state, of]) => (
        <span>
          <State state={state} /> {number(of.length)}
        </span>
      ))}
    </p>
  );
}

/** Leads to a record. */
export function Record({ position }: { position: number }) {
  const reading = useReading();
  return (
    <span class="record">
      <a href={link(reading, `/events/${position}`)}>{reading.say.indicator.record(number(position))}</a>{' '}
      <ReceiptLink position={position} />
    </span>
  );
}

/** The signs of figures say the same of summaries. */
const LOOKS = { submitted: 'reported', accepted: 'verified', returned: 'returned' } as const;
