/** The plan's years, the newest first: what was issued of each, and what it said. */
import type { Bulletin } from '../../src/http/pages/bulletins.ts';
import type { PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Day } from '../parts/date.tsx';
import { Hatches } from '../parts/hatches.tsx';
import { StateBar, type StateCounts } from '../parts/state-bar.tsx';
import { StateTally } from '../parts/state-tally.tsx';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { Record } from '../parts/year-summaries.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export type YearSummary = {
  year: string;
  hasBegun: boolean;
  isOver: boolean;
  bulletin: Bulletin | undefined;
  counts: StateCounts | undefined;
  /** How many states changed against the bulletin of the year before; absent where there is none to compare. */
  changes: number | undefined;
  /** Departments whose summary of the year was submitted. */
  summaries: number;
  synthetic: boolean;
};

export function Years({ plan, years }: { plan: PlanRow; years: readonly YearSummary[] }) {
  const reading = useReading();
  const { say } = reading;
  return (
    <div class="wide years">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: `/plans/${plan.plan}` },
          { name: say.years.title },
        ]}
      />
      <Hatches />
      <h1>{say.years.title}</h1>
      <p class="lead">{say.years.lead}</p>
      <ol class="year-list">
        {years.map((year) => (
          <Line plan={plan} line={year} />
        ))}
      </ol>
      <p>
        {say.years.acceptanceToo}
        <a href={link(reading, `/plans/${plan.plan}/acceptance`)}>{say.acceptance.title}</a>
        {say.sentenceEnd}
      </p>
    </div>
  );
}

function Line({ plan, line }: { plan: PlanRow; line: YearSummary }) {
  const reading = useReading();
  const { say } = reading;
  const words = say.years;
  const { year, bulletin, counts, changes, summaries } = line;
  return (
    <li>
      <h2>
        <a href={link(reading, `/plans/${plan.plan}/years/${year}`)}>{words.of(year)}</a>
        {!bulletin && <span class="stamp">{words.stamp}</span>}
        <SyntheticMark when={bulletin?.synthetic} />
      </h2>
      <div>
        {bulletin ? (
          <p class="quiet">
            {words.issuedBefore}
            <Day day={bulletin.issuedOn} />
            {words.issuedAfter}
            {' · '}
            <Record position={bulletin.issued.position} />
            {changes !== undefined && ` · ${words.changesShort(number(changes))}`}
          </p>
        ) : (
          <p class="quiet">{whyNot(line, words)}</p>
        )}
        {counts && <StateBar counts={counts} />}
        {counts && <StateTally counts={counts} />}
        {summaries > 0 && <p class="quiet">{words.summaryCount(number(summaries))}</p>}
      </div>
    </li>
  );
}

type Words = ReturnType<typeof useReading>['say']['years'];

function whyNot({ year, hasBegun, isOver }: YearSummary, words: Words): string {
  if (!hasBegun) return words.notBegun(year);
  return isOver ? words.overNotIssued : words.goingOn;
}
