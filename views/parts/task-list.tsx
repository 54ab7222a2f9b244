import type { DepartmentRow, TaskRow } from '../../src/projections/rows.ts';
import { useReading } from '../reading.ts';
import { Day } from './date.tsx';
import { DepartmentLinks } from './department-links.tsx';
import { Entries, Entry } from './entries.tsx';
import type { StateCounts } from './state-bar.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';
import { TaskState } from './task-state.tsx';

/** What somebody said of a task, and the day of it. */
export type TaskWord = { state: string; day: string; synthetic?: true | undefined };
export type TaskLine = {
  task: TaskRow;
  /** What a department reported last. */
  reported: TaskWord | undefined;
  /** What the leading group found last, and of which year. */
  given: (TaskWord & { year: string }) | undefined;
  /** States of the targets that stand in the task. */
  counts: StateCounts;
};

type TaskListProps = {
  lines: readonly TaskLine[];
  plan: string;
  departments: readonly DepartmentRow[];
};

/** Tasks one an entry: number and name, departments, the newest words on it, its targets. */
export function TaskList({ lines, plan, departments }: TaskListProps) {
  const { say } = useReading();
  return (
    <Entries>
      {lines.map((line) => (
        <Entry
          path={`/plans/${plan}/tasks/${line.task.task}`}
          name={`${line.task.number} ${line.task.name}`}
          below={
            <p class="quiet">
              <DepartmentLinks ids={line.task.departments} departments={departments} plan={plan} />
            </p>
          }
          said={<NewestWords line={line} />}
          counts={line.counts}
          none={say.tasks.noTargets}
        />
      ))}
    </Entries>
  );
}

/** What the department says and what the leading group found, neither over the other. */
export function NewestWords({ line: { reported, given } }: { line: Pick<TaskLine, 'reported' | 'given'> }) {
  const { say } = useReading();
  return (
    <>
      {reported ? (
        <p>
          <TaskState state={reported.state} />
          <SyntheticMark when={reported.synthetic} />{' '}
          <span class="quiet">
            {say.tasks.reported} · <Day day={reported.day} />
          </span>
        </p>
      ) : (
        <p class="quiet">{say.tasks.noWord}</p>
      )}
      {given && (
        <p>
          <TaskState state={given.state} />
          <SyntheticMark when={given.synthetic} /> <span class="quiet">{say.tasks.given(given.year)}</span>
        </p>
      )}
    </>
  );
}
