import type { Said, TargetAccount } from '../../src/domain/account.ts';
import type { Term } from '../../src/domain/facts.ts';
import type { DepartmentRow, FigureRow, PlanRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { period } from '../words/dates.ts';
import { demand, due, referenceNames } from '../words/demand.ts';
import { number, quantity } from '../words/numbers.ts';
import { FigureValue } from './figure-value.tsx';
import { OwnWords } from './own-words.tsx';
import { SourceOf } from './source.tsx';
import { State } from './state.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';
import { TargetName } from './target-name.tsx';
import { None } from './year-table.tsx';

export type AcceptanceRow = { target: TargetAccount; latest: FigureRow | undefined };
type TableProps = { rows: readonly AcceptanceRow[]; plan: PlanRow; departments: readonly DepartmentRow[] };

/** Every target by area: what it demands, its newest figure with source, and the three verdicts. */
export function AcceptanceTable({ rows, plan, departments }: TableProps) {
  const { say } = useReading();
  const names = new Map(departments.map(({ department, name }) => [department, name]));
  const references = referenceNames(plan);
  const areas = [...Map.groupBy(rows, ({ target }) => target.area)];
  return (
    <table class="verdict-table accept">
      <caption>{say.years.tableOf(number(rows.length))}</caption>
      <thead>
        <tr>
          <th scope="col">{say.indicator.theTarget}</th>
          <th scope="col">{say.acceptance.figure}</th>
          <th scope="col">{say.indicator.computed}</th>
          <th scope="col">{say.indicator.claimed}</th>
          <th scope="col">{say.indicator.given}</th>
        </tr>
      </thead>
      {areas.map(([id, group]) => (
        <tbody>
          <tr class="group">
            <th scope="rowgroup" colspan={5}>
              <OwnWords text={group[0]?.target.areaName ?? id} />{' '}
              <span class="quiet">{say.plan.item(number(group.length))}</span>
            </th>
          </tr>
          {group.map((row) => (
            <Line row={row} references={references} names={names} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

type LineProps = {
  row: AcceptanceRow;
  references: ReadonlyMap<string, string>;
  names: ReadonlyMap<string, string>;
};

function Line({ row: { target, latest }, references, names }: LineProps) {
  const { say, language } = useReading();
  const { verdict } = target;
  const said = { say, language };
  return (
    <tr>
      <th scope="row">
        <TargetName id={target.id} target={target} />
        <span class="quiet">
          <bdi>{demand(target, said, references)}</bdi> · {due(target.due, said)}
        </span>
        {target.differs && <span class="caveat">{say.acceptance.differ}</span>}
      </th>
      <td class="wide-cell" data-label={say.acceptance.figure}>
        {latest ? (
          <Figure figure={latest} total={target.verdict.terms.find(({ label }) => label === 'total')} />
        ) : (
          <span class="quiet">{say.indicators.noFigure}</span>
        )}
      </td>
      <td data-label={say.indicator.computed}>
        <State state={verdict.state} provisional={verdict.provisional} />
      </td>
      <td data-label={say.indicator.claimed}>
        <Word said={target.claimed} names={names} />
      </td>
      <td data-label={say.indicator.given}>
        <Word said={target.given} names={names} />
      </td>
    </tr>
  );
}

/** Where figures add up, their sum first: it is what the target is about. */
function Figure({ figure, total }: { figure: FigureRow; total: Term | undefined }) {
  const { say, language } = useReading();
  const { evidence = [], corrections, state } = figure;
  return (
    <>
      {total && <span class="value">{say.indicators.total(quantity(total.result, figure.unit))}</span>}
      <span>
        <FigureValue observation={figure} unit={figure.unit} /> {period(figure.period, language)}
        <SyntheticMark when={figure.synthetic} />
      </span>
      <span class="quiet">
        {say.indicator.figureStates[state]}
        {corrections.length > 0 && ` · ${say.indicator.corrected} ${corrections.length}`}
        {evidence.length > 0 && ` · ${say.acceptance.evidence(number(evidence.length))}`}
        {!figure.synthetic && (
          <>
            {' · '}
            <SourceOf source={figure.source} />
          </>
        )}
      </span>
    </>
  );
}

/** A verdict by somebody, leading to its record, with the year that it is about. */
function Word({ said, names }: { said: Said | null; names: ReadonlyMap<string, string> }) {
  const reading = useReading();
  const { say } = reading;
  if (!said) return <None />;
  const { occasion, department, position } = said;
  const when = occasion === 'acceptance' ? say.indicator.occasion.acceptance : say.acceptance.year(occasion);
  return (
    <>
      <State state={said.state} />
      <a
        class="quiet"
        href={link(reading, `/events/${position}`)}
        title={department ? names.get(department) : undefined}
      >
        {when}
      </a>
    </>
  );
}
