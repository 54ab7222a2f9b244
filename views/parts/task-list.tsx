import type { DepartmentRow, TaskRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { Day } from './date.tsx';
import { DepartmentLinks } from './department-links.tsx';
import { OwnWords } from './own-words.tsx';
import { type StateCounts, total } from './state-bar.tsx';
import { StateTally } from './state-tally.tsx';
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

/** Tasks one a line: number and name, departments, the newest words on it, its targets. */
export function TaskList({
  lines,
  plan,
  departments,
}: {
  lines: readonly TaskLine[];
  plan: string;
  departments: readonly DepartmentRow[];
}) {
  return (
    <ol class="tasks">
      {lines.map((line) => (
        <Line line={line} plan={plan} departments={departments} />
      ))}
    </ol>
  );
}

function Line({
  line,
  plan,
  departments,
}: {
  line: TaskLine;
  plan: string;
  departments: readonly DepartmentRow[];
}) {
  const reading = useReading();
  const { say } = reading;
  const { task, counts } = line;
  return (
    <li>
      <div class="what">
        <a href={link(reading, `/plans/${plan}/tasks/${task.task}`)}>
          <OwnWords text={`${task.number} ${task.name}`} />
        </a>
        <p class="quiet">
          <DepartmentLinks ids={task.departments} departments={departments} plan={plan} />
        </p>
      </div>
      <NewestWords line={line} />
      {total(counts) > 0 ? (
        <div>
          <p class="quiet">{say.departments.targetCount(number(total(counts)))}</p>
          <StateTally counts={counts} />
        </div>
      ) : (
        <p class="quiet">{say.tasks.noTargets}</p>
      )}
    </li>
  );
}

/** What the department says and what the leading group found, neither over the other. */
export function NewestWords({ line: { reported, given } }: { line: Pick<TaskLine, 'reported' | 'given'> }) {
  const { say } = useReading();
  return (
    <div class="words">
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
    </div>
  );
}
