import { useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { stateClass } from '../words/states.ts';
import { OwnWords } from './own-words.tsx';
import { State } from './state.tsx';
import { TargetName } from './target-name.tsx';
import type { YearLine } from './year-changes.tsx';

/** Every target of a year by area, with the three verdicts and the one of the year before. */
export function YearTable({
  lines,
  before,
}: {
  lines: readonly YearLine[];
  /** The year that the last column is of; without it there is none. */
  before: string | undefined;
}) {
  const { say } = useReading();
  const words = say.years;
  const columns = before === undefined ? 4 : 5;
  const areas = [...Map.groupBy(lines, ({ target }) => target?.areaName ?? words.noArea)];
  return (
    <table class="verdict-table">
      <caption>{words.tableOf(number(lines.length))}</caption>
      <thead>
        <tr>
          <th scope="col">{say.indicator.theTarget}</th>
          <th scope="col">{say.indicator.computed}</th>
          <th scope="col">{say.indicator.claimed}</th>
          <th scope="col">{say.indicator.given}</th>
          {before !== undefined && <th scope="col">{words.of(before)}</th>}
        </tr>
      </thead>
      {areas.map(([name, group]) => (
        <tbody>
          <tr class="group">
            <th scope="rowgroup" colspan={columns}>
              <OwnWords text={name} /> <span class="quiet">{say.plan.item(number(group.length))}</span>
            </th>
          </tr>
          {group.map((line) => (
            <Line line={line} before={before} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Line({ line, before }: { line: YearLine; before: string | undefined }) {
  const { say } = useReading();
  const { computed, claimed, given } = line;
  const isChanged = line.before !== undefined && line.before !== computed;
  return (
    <tr class={isChanged ? `changed ${stateClass(computed)}` : undefined}>
      <th scope="row">
        <TargetName id={line.id} target={line.target} />
      </th>
      <td data-label={say.indicator.computed}>
        <State state={computed} />
      </td>
      <td data-label={say.indicator.claimed}>{claimed ? <State state={claimed} /> : <None />}</td>
      <td data-label={say.indicator.given}>{given ? <State state={given} /> : <None />}</td>
      {before !== undefined && (
        <td data-label={say.years.of(before)}>
          {line.before === undefined ? <None /> : <State state={line.before} />}
        </td>
      )}
    </tr>
  );
}

/** Nothing was said. */
export function None() {
  return <span class="quiet none">{useReading().say.years.none}</span>;
}
