/** Every target of a plan, filtered and sorted by the address. */
import type { Sketch } from '../../src/charts/sketch.ts';
import type { TargetAccount } from '../../src/domain/account.ts';
import type { FigureRow, PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { StateFacets } from '../parts/facets.tsx';
import { IndicatorFilter, type IndicatorFilterProps } from '../parts/indicator-filter.tsx';
import { Count } from '../parts/list-form.tsx';
import { MomentControl } from '../parts/moment-control.tsx';
import { Pages, type Paging } from '../parts/paging.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { StateCounts } from '../parts/state-bar.tsx';
import { TargetList, TargetsByTopic } from '../parts/target-list.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

/** A target and the newest figure of its series that counts. */
export type TargetRow = {
  target: TargetAccount;
  latest: FigureRow | undefined;
  /** Its small picture, on lists that show one. */
  sketch?: Sketch | null;
};
export type IndicatorsProps = IndicatorFilterProps & {
  plan: PlanRow;
  /** Those of the page that is shown. */
  rows: readonly TargetRow[];
  paging: Paging;
  /** All targets of the plan. */
  total: number;
  /** How many the other filters find in each state. */
  states: StateCounts;
  /** Filters whose value the plan does not have. */
  unknown: readonly { field: keyof IndicatorFilterProps['choices']; value: string }[];
};

export function Indicators(props: IndicatorsProps) {
  const { plan, total, paging, unknown, path, values, choices } = props;
  const { say } = useReading();
  return (
    <div class="wide indicators">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: `/plans/${plan.plan}` },
          { name: say.nav.indicators },
        ]}
      />
      <h1>{say.indicators.title}</h1>
      <MomentControl />
      <IndicatorFilter path={path} values={values} choices={choices} />
      <Count>
        {say.indicators.count(number(paging.total), number(total))}
        {paging.pages > 1 &&
          `${say.changes.comma}${say.lists.range(number(paging.begin + 1), number(paging.begin + paging.shown))}`}
      </Count>
      <div id="results">
        {unknown.map(({ field, value }) => (
          <ProblemNote>
            <bdi>{say.filters.unknown(say.filters[field], value)}</bdi>
          </ProblemNote>
        ))}
        {unknown.length === 0 && <Results {...props} />}
      </div>
    </div>
  );
}

function Results({ plan, rows, total, paging, states, values, path }: IndicatorsProps) {
  const { say, query } = useReading();
  if (total === 0) return <p class="empty">{say.indicators.nothingYet}</p>;
  return (
    <>
      <StateFacets counts={states} chosen={values.state} path={path} query={query} />
      {rows.length === 0 ? (
        <p class="empty">{say.indicators.none}</p>
      ) : values.sort === undefined ? (
        <TargetsByTopic rows={rows} plan={plan} />
      ) : (
        <TargetList rows={rows} plan={plan} />
      )}
      <Pages paging={paging} path={path} query={query} inPlace />
      <Downloads plan={plan.plan} />
    </>
  );
}

/** The same choice in the same order, whole: not only the page that is shown. */
function Downloads({ plan }: { plan: string }) {
  const reading = useReading();
  const { say, query } = reading;
  const chosen = query.filter(([name]) => name !== 'page' && name !== 'per');
  return (
    <p class="downloads">
      {say.lists.download}
      {say.colon}
      {['csv', 'xlsx'].map((form, index) => (
        <>
          {index > 0 && say.listComma}
          <a href={link(reading, `/data/plans/${plan}/targets.${form}`, chosen)} download>
            {form === 'csv' ? 'CSV' : 'Excel (xlsx)'}
          </a>
        </>
      ))}
    </p>
  );
}
