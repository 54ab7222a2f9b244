/** Every target of a plan, filtered and sorted by the address. */
import type { TargetAccount } from '../../src/domain/account.ts';
import type { FigureRow, PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { IndicatorFilter, type IndicatorFilterProps } from '../parts/indicator-filter.tsx';
import { NewestWord } from '../parts/newest-word.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { State } from '../parts/state.tsx';
import { link, useReading } from '../reading.ts';
import { demand, due, referenceNames } from '../words/demand.ts';
import { number } from '../words/numbers.ts';
import { stateClass } from '../words/states.ts';

/** A target and the newest figure of its series that counts. */
export type TargetRow = { target: TargetAccount; latest: FigureRow | undefined };
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
  const references = referenceNames(plan);
  return (
    <ol class="targets">
      {rows.map((row) => (
        <Row row={row} plan={plan.plan} references={references} />
      ))}
    </ol>
  );
}

function Row({
  row,
  plan,
  references,
}: {
  row: TargetRow;
  plan: string;
  references: ReadonlyMap<string, string>;
}) {
  const reading = useReading();
  const { say, language } = reading;
  const { target } = row;
  const words = { say, language };
  return (
    <li class={stateClass(target.verdict.state)}>
      <div class="what">
        <a href={link(reading, `/plans/${plan}/indicators/${target.indicator}`, [], `t-${target.id}`)}>
          <OwnWords text={target.name} />
        </a>
        <p class="quiet">
          <OwnWords text={`${target.areaName} / ${target.topicName}`} />
        </p>
      </div>
      <p class="demand">
        <bdi>{demand(target, words, references)}</bdi> <span class="quiet">{due(target.due, words)}</span>
      </p>
      <p class="latest">
        <NewestWord row={row} />
      </p>
      <State state={target.verdict.state} provisional={target.verdict.provisional} />
    </li>
  );
}
