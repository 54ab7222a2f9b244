/** Every target of a plan, filtered and sorted by the address. */
import type { Sketch } from '../../src/charts/sketch.ts';
import type { TargetAccount } from '../../src/domain/account.ts';
import type { FigureRow, PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { IndicatorFilter, type IndicatorFilterProps } from '../parts/indicator-filter.tsx';
import { MomentControl } from '../parts/moment-control.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TargetList } from '../parts/target-list.tsx';
import { useReading } from '../reading.ts';
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
  rows: readonly TargetRow[];
  total: number;
  /** Filters whose value the plan does not have. */
  unknown: readonly { field: keyof IndicatorFilterProps['choices']; value: string }[];
};

export function Indicators({ plan, rows, total, unknown, ...filter }: IndicatorsProps) {
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
      <IndicatorFilter {...filter} />
      <p id="count" class="count" role="status">
        {say.indicators.count(number(rows.length), number(total))}
      </p>
      <div id="results">
        {unknown.map(({ field, value }) => (
          <ProblemNote>
            <bdi>{say.filters.unknown(say.filters[field], value)}</bdi>
          </ProblemNote>
        ))}
        {unknown.length === 0 && <Results plan={plan} rows={rows} total={total} />}
      </div>
    </div>
  );
}

function Results({ plan, rows, total }: Pick<IndicatorsProps, 'plan' | 'rows' | 'total'>) {
  const { say } = useReading();
  if (total === 0) return <p class="empty">{say.indicators.nothingYet}</p>;
  if (rows.length === 0) return <p class="empty">{say.indicators.none}</p>;
  return <TargetList rows={rows} plan={plan} />;
}
