/** One department: what it was and became, what it is in charge of, what it owes, what it said of its years. */
import type { DepartmentRow, PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Fact } from '../parts/document-facts.tsx';
import { Hatches } from '../parts/hatches.tsx';
import { type Merger, Mergers } from '../parts/mergers.tsx';
import { MomentControl } from '../parts/moment-control.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { Pages, type Paging } from '../parts/paging.tsx';
import { Standing } from '../parts/standing.tsx';
import type { StateCounts } from '../parts/state-bar.tsx';
import { Summaries, type SummaryLine } from '../parts/summaries.tsx';
import { TargetList } from '../parts/target-list.tsx';
import { type TaskLine, TaskList } from '../parts/task-list.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import type { TargetRow } from './indicators.tsx';

export type DepartmentProps = {
  plan: PlanRow;
  department: DepartmentRow;
  departments: readonly DepartmentRow[];
  mergers: readonly Merger[];
  /** Those of its targets that the page shows, and its tasks; those of its predecessors included. */
  targets: readonly TargetRow[];
  paging: Paging;
  counts: StateCounts;
  /** How many of all of them are overdue. */
  overdue: number;
  tasks: readonly TaskLine[];
  summaries: readonly SummaryLine[];
};

export function Department(props: DepartmentProps) {
  const { plan, department, departments, mergers, counts } = props;
  const reading = useReading();
  const { say } = reading;
  const home = `/plans/${plan.plan}`;
  return (
    <div class="wide">
      <Hatches />
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: home },
          { name: say.nav.departments, path: `${home}/departments` },
          { name: department.name },
        ]}
      />
      <h1>
        <OwnWords text={department.name} />
      </h1>
      <MomentControl />
      <About department={department} />
      {mergers.length > 0 && (
        <section>
          <h2>{say.departments.succession}</h2>
          <Mergers mergers={mergers} departments={departments} plan={plan.plan} />
        </section>
      )}
      {props.paging.total > 0 && (
        <section>
          <h2>{say.departments.standing}</h2>
          <Standing
            counts={counts}
            path={`${home}/indicators`}
            query={[['department', department.department]]}
          />
        </section>
      )}
      <Charges {...props} />
      <section>
        <h2>{say.departments.summaries}</h2>
        <Summaries lines={props.summaries} departments={departments} plan={plan.plan} />
      </section>
      <p class="actions">
        <a href={link(reading, '/events', [['office', department.name]])}>{say.departments.records}</a>
      </p>
    </div>
  );
}

function About({ department: { aliases, note, succeededBy } }: Pick<DepartmentProps, 'department'>) {
  const { say } = useReading();
  return (
    <>
      {note && (
        <p class="lead">
          <OwnWords text={note} />
        </p>
      )}
      {aliases.length > 0 && (
        <dl class="facts">
          <Fact name={say.departments.aliases} value={<OwnWords text={aliases.join(say.listComma)} />} />
        </dl>
      )}
      {succeededBy && <p>{say.departments.merged}</p>}
    </>
  );
}

/** Its targets, each once: what is overdue first, as that is what a reader, and the department, should see. */
function Charges({ plan, departments, targets, paging, overdue, tasks }: DepartmentProps) {
  const { say, path } = useReading();
  const words = say.departments;
  return (
    <>
      <section id="overdue">
        <h2>{words.targets}</h2>
        {paging.total === 0 ? (
          <p class="empty">{words.targetsNone}</p>
        ) : (
          <>
            {overdue === 0 ? (
              <p class="quiet">{words.overdueNone}</p>
            ) : (
              <p>
                {say.lists.overdueCount(number(overdue))}
                {words.overdueLead}
              </p>
            )}
            <TargetList rows={targets} plan={plan} />
            <Pages paging={paging} path={path} query={[]} />
          </>
        )}
      </section>
      <section>
        <h2>{words.tasks}</h2>
        {tasks.length === 0 ? (
          <p class="empty">{words.tasksNone}</p>
        ) : (
          <TaskList lines={tasks} plan={plan.plan} departments={departments} />
        )}
      </section>
    </>
  );
}
