import type { TargetAccount } from '../../src/domain/account.ts';
import type { EvaluationRow, TaskRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { DayOf } from './date.tsx';
import { OwnWords } from './own-words.tsx';
import { State } from './state.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';
import { TargetName } from './target-name.tsx';
import { TaskState } from './task-state.tsx';
import { Record } from './year-summaries.tsx';

/** What the leading group found of targets in a year, with its own words. */
export function YearEvaluations({
  rows,
  targets,
}: {
  rows: readonly EvaluationRow[];
  targets: ReadonlyMap<string, TargetAccount>;
}) {
  const { say } = useReading();
  return (
    <ul class="year-opinions">
      {rows.map((row) => (
        <li>
          <p class="what">
            <TargetName id={row.target} target={targets.get(row.target)} />
          </p>
          <p>
            <State state={row.state} />
            <SyntheticMark when={row.synthetic} />
          </p>
          <div>
            <p dir="auto">{row.opinion}</p>
            <p class="quiet">
              <DayOf instant={row.given.at} /> <Record position={row.given.position} />
              {row.revisions.map(({ position, old }) => (
                <>
                  {' · '}
                  {say.eventTypes['evaluation.revised']}{' '}
                  {say.bracket(say.indicator.revisedFrom(say.states[old]))} <Record position={position} />
                </>
              ))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

export type TaskFinding = { task: TaskRow; said: TaskRow['evaluations'][number] };

/** What it found of the plan's tasks. */
export function YearTasks({ findings, plan }: { findings: readonly TaskFinding[]; plan: string }) {
  const reading = useReading();
  return (
    <ul class="year-opinions">
      {findings.map(({ task, said }) => (
        <li>
          <p class="what">
            <a href={link(reading, `/plans/${plan}/tasks/${task.task}`)}>
              <OwnWords text={`${task.number} ${task.name}`} />
            </a>
          </p>
          <p>
            <TaskState state={said.state} />
            <SyntheticMark when={said.synthetic} />
          </p>
          <div>
            <p dir="auto">{said.text}</p>
            <p class="quiet">
              <DayOf instant={said.at} /> <Record position={said.position} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
