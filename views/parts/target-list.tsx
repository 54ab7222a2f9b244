import type { PlanRow } from '../../src/projections/rows.ts';
import type { TargetRow } from '../pages/indicators.tsx';
import { link, useReading } from '../reading.ts';
import { demand, due, referenceNames } from '../words/demand.ts';
import { runsOf } from '../words/runs.ts';
import { stateClass } from '../words/states.ts';
import { NewestWord } from './newest-word.tsx';
import { OwnWords } from './own-words.tsx';
import { SmallPicture } from './small-picture.tsx';
import { State } from './state.tsx';

/** Targets one a line, as in a printed ledger: what, how much by when, its picture, the newest figure, its state. */
export function TargetList({
  rows,
  plan,
  isUnderItsTopic = false,
}: {
  rows: readonly TargetRow[];
  plan: PlanRow;
  /** Whether a heading has said area and topic already. */
  isUnderItsTopic?: boolean;
}) {
  const references = referenceNames(plan);
  return (
    <ol class="targets">
      {rows.map((row) => (
        <Line row={row} plan={plan.plan} references={references} isUnderItsTopic={isUnderItsTopic} />
      ))}
    </ol>
  );
}

/** The same under a heading for each run of one topic: for lists in the order of the text. */
export function TargetsByTopic({ rows, plan }: { rows: readonly TargetRow[]; plan: PlanRow }) {
  return (
    <>
      {runsOf(rows, ({ target }) => `${target.area}/${target.topic}`).map((run) => {
        const [first] = run;
        return (
          <section class="topic">
            {first && (
              <h2>
                <OwnWords text={[first.target.areaName, first.target.topicName].join(' / ')} />
              </h2>
            )}
            <TargetList rows={run} plan={plan} isUnderItsTopic />
          </section>
        );
      })}
    </>
  );
}

function Line({
  row,
  plan,
  references,
  isUnderItsTopic,
}: {
  row: TargetRow;
  plan: string;
  references: ReadonlyMap<string, string>;
  isUnderItsTopic: boolean;
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
        {!isUnderItsTopic && (
          <p class="quiet">
            <OwnWords text={`${target.areaName} / ${target.topicName}`} />
          </p>
        )}
      </div>
      <p class="demand">
        <bdi>{demand(target, words, references)}</bdi> <span class="quiet">{due(target.due, words)}</span>
      </p>
      <p class="latest">
        <span class="slot">
          <SmallPicture sketch={row.sketch} />
        </span>
        <span>
          <NewestWord row={row} />
        </span>
      </p>
      <p class="standing-now">
        <State state={target.verdict.state} provisional={target.verdict.provisional} />
        {target.verdict.reason === 'figure_overdue' && (
          <span class="caveat overdue-mark">{say.lists.isOverdue}</span>
        )}
      </p>
    </li>
  );
}
