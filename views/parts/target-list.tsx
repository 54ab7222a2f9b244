import type { PlanRow } from '../../src/projections/rows.ts';
import type { TargetRow } from '../pages/indicators.tsx';
import { link, useReading } from '../reading.ts';
import { demand, due, referenceNames } from '../words/demand.ts';
import { stateClass } from '../words/states.ts';
import { NewestWord } from './newest-word.tsx';
import { OwnWords } from './own-words.tsx';
import { SmallPicture } from './small-picture.tsx';
import { State } from './state.tsx';

/** Targets one a line: what, how much by when, the newest figure, where it stands. */
export function TargetList({ rows, plan }: { rows: readonly TargetRow[]; plan: PlanRow }) {
  const references = referenceNames(plan);
  return (
    <ol class="targets">
      {rows.map((row) => (
        <Line row={row} plan={plan.plan} references={references} />
      ))}
    </ol>
  );
}

function Line({
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
        <SmallPicture sketch={row.sketch} />
        <NewestWord row={row} />
      </p>
      <State state={target.verdict.state} provisional={target.verdict.provisional} />
    </li>
  );
}
