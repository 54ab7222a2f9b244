/** 检查验收: the conclusion if there is one, and every target with figures, sources and three verdicts. */
import type { Conclusion } from '../../src/http/pages/acceptance-record.ts';
import type { DepartmentRow, PlanRow } from '../../src/projections/rows.ts';
import { AcceptanceFilter } from '../parts/acceptance-filter.tsx';
import { type AcceptanceRow, AcceptanceTable } from '../parts/acceptance-table.tsx';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Day } from '../parts/date.tsx';
import { Fact } from '../parts/document-facts.tsx';
import type { Choice } from '../parts/field.tsx';
import { Hatches } from '../parts/hatches.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { StateBar, type StateCounts } from '../parts/state-bar.tsx';
import { StateTally } from '../parts/state-tally.tsx';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { Title } from '../parts/title.tsx';
import { Record } from '../parts/year-summaries.tsx';
import { link, useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';

export type AcceptanceValues = {
  department?: string | undefined;
  state?: string | undefined;
  differs?: string | undefined;
};
export type AcceptanceProps = {
  plan: PlanRow;
  conclusion: Conclusion | undefined;
  /** Whether the plan's period is over on the day shown. */
  isOver: boolean;
  counts: StateCounts;
  total: number;
  /** How many targets the leading group has evaluated at the acceptance. */
  given: number;
  differing: number;
  rows: readonly AcceptanceRow[];
  departments: readonly DepartmentRow[];
  path: string;
  values: AcceptanceValues;
  choices: { department: readonly Choice[]; state: readonly Choice[] };
  unknown: readonly { field: 'department' | 'state' | string; value: string }[];
};

export function Acceptance(props: AcceptanceProps) {
  const { plan, counts, total, given, differing, rows, unknown } = props;
  const reading = useReading();
  const { say } = reading;
  const words = say.acceptance;
  return (
    <div class="wide acceptance">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: `/plans/${plan.plan}` },
          { name: say.years.title, path: `/plans/${plan.plan}/years` },
          { name: words.title },
        ]}
      />
      <Hatches />
      <header class="bulletin-head">
        <p class="of">
          <Title text={plan.title} />
        </p>
        <h1>
          {words.title}
          {!props.conclusion && <span class="stamp">{words.notConcluded}</span>}
        </h1>
        <p class="lead">{words.lead}</p>
      </header>
      <ConclusionOf {...props} />
      <div class="accept-standing">
        <p class="hero-number">
          <span class="number">{number(counts.met)}</span>
          <span>{say.years.metOf(number(total))}</span>
        </p>
        <div>
          <StateBar counts={counts} />
          <StateTally counts={counts} />
        </div>
      </div>
      <p class="acceptance-said">
        {words.given(number(given), number(total))}{' '}
        {differing === 0 ? (
          words.noneDiffer
        ) : (
          <>
            {words.differing(number(differing))}{' '}
            <a href={link(reading, props.path, [['differs', '1']])}>{words.onlyDiffering}</a>
          </>
        )}
      </p>
      <p class="actions">
        <a class="button primary" href={link(reading, `/plans/${plan.plan}/acceptance.zip`)} download>
          {words.zip}
        </a>
      </p>
      <p class="quiet actions-note">
        {words.zipWhat} {words.print}
      </p>
      <AcceptanceFilter path={props.path} values={props.values} choices={props.choices} />
      <p id="count" class="count" role="status">
        {words.count(number(rows.length), number(total))}
      </p>
      <div id="results">
        {unknown.map(({ field, value }) => (
          <ProblemNote>
            <bdi>
              {say.filters.unknown(field === 'state' ? say.filters.state : say.filters.department, value)}
            </bdi>
          </ProblemNote>
        ))}
        {unknown.length === 0 && rows.length === 0 && <p class="empty">{words.none}</p>}
        {rows.length > 0 && <AcceptanceTable rows={rows} departments={props.departments} plan={plan} />}
      </div>
    </div>
  );
}

/** The conclusion in full; without one, what will stand here and why it does not. */
function ConclusionOf({ plan, conclusion, isOver }: AcceptanceProps) {
  const reading = useReading();
  const { say, language } = reading;
  const words = say.acceptance;
  if (!conclusion) {
    return (
      <div class="empty not-issued">
        <p>
          <strong>
            {words.notConcluded}
            {say.sentenceEnd}
          </strong>
        </p>
        <p>{isOver ? words.notConcludedWhy : words.notOver(date(plan.period.end, language))}</p>
      </div>
    );
  }
  const { opinion, concluded, statedOn, position, day, synthetic } = conclusion;
  const then = { ...reading, moment: { ...reading.moment, asked: { at: String(position), day } } };
  return (
    <section class="bulletin-text">
      <h2>
        {words.concluded}
        <SyntheticMark when={synthetic} />
      </h2>
      {opinion.split('\n').map((paragraph) => paragraph.trim() !== '' && <p dir="auto">{paragraph}</p>)}
      <dl class="facts">
        <Fact name={words.concludedOn} value={<Day day={statedOn} />} />
        <Fact name={words.record} value={<Record position={concluded.position} />} />
        <Fact
          name={words.frozenAt}
          value={
            <a href={link(then, `/plans/${plan.plan}/acceptance`)}>
              {say.indicator.record(number(position))}
            </a>
          }
        />
        <Fact name={words.judgedOn} value={<Day day={day} />} />
      </dl>
    </section>
  );
}
