/** Who is in charge of what: every department with its targets and tasks. */
import type { DepartmentRow, PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { DepartmentLink, DepartmentLinks } from '../parts/department-links.tsx';
import { Entries, Entry } from '../parts/entries.tsx';
import { Hatches } from '../parts/hatches.tsx';
import { MomentControl } from '../parts/moment-control.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { StateBar, type StateCounts } from '../parts/state-bar.tsx';
import { link, useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';

export type DepartmentLine = {
  department: DepartmentRow;
  /** States of its targets, those of its predecessors included. */
  counts: StateCounts;
  tasks: number;
  /** Targets whose figure is overdue. */
  overdue: number;
};
export type DepartmentsProps = {
  plan: PlanRow;
  lines: readonly DepartmentLine[];
  departments: readonly DepartmentRow[];
};

export function Departments({ plan, lines, departments }: DepartmentsProps) {
  const { say } = useReading();
  return (
    <div class="wide">
      <Hatches />
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: `/plans/${plan.plan}` },
          { name: say.departments.title },
        ]}
      />
      <h1>{say.departments.title}</h1>
      <MomentControl />
      {lines.length === 0 ? (
        <p class="empty">{say.departments.nothingYet}</p>
      ) : (
        <>
          <p class="lead">{say.departments.lead}</p>
          <p class="count">{say.departments.count(number(lines.length))}</p>
          <Entries>
            {lines.map((line) => (
              <Line line={line} plan={plan.plan} departments={departments} />
            ))}
          </Entries>
        </>
      )}
    </div>
  );
}

function Line({
  line: { department, counts, tasks, overdue },
  plan,
  departments,
}: {
  line: DepartmentLine;
  plan: string;
  departments: readonly DepartmentRow[];
}) {
  const { say } = useReading();
  const path = `/plans/${plan}/departments/${department.department}`;
  return (
    <Entry
      path={path}
      name={department.name}
      below={
        <>
          {department.note && (
            <p class="quiet">
              <OwnWords text={department.note} />
            </p>
          )}
          <Neighbours department={department} departments={departments} plan={plan} />
        </>
      }
      said={
        <p>
          {tasks > 0 && say.departments.taskCount(number(tasks))}
          {tasks > 0 && overdue > 0 && ' · '}
          {overdue > 0 && <Overdue count={overdue} path={path} />}
        </p>
      }
      counts={counts}
      none={say.departments.noTargets}
    >
      <StateBar counts={counts} />
    </Entry>
  );
}

function Overdue({ count, path }: { count: number; path: string }) {
  const reading = useReading();
  return (
    <a href={link(reading, path, [], 'overdue')}>{reading.say.departments.overdueCount(number(count))}</a>
  );
}

/** Who it was before, and who it became. */
function Neighbours({
  department: { predecessors = [], succeededBy },
  departments,
  plan,
}: {
  department: DepartmentRow;
  departments: readonly DepartmentRow[];
  plan: string;
}) {
  const { say, language } = useReading();
  return (
    <>
      {predecessors.length > 0 && (
        <p class="quiet">
          {say.departments.predecessors}
          {say.colon}
          <DepartmentLinks ids={predecessors} departments={departments} plan={plan} />
        </p>
      )}
      {succeededBy && (
        <p class="quiet">
          {date(succeededBy.on, language)}
          {say.departments.partOf}
          <DepartmentLink id={succeededBy.department} departments={departments} plan={plan} />
        </p>
      )}
    </>
  );
}
