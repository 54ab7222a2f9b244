/** The plan's tasks by chapter and section. */
import type { DepartmentRow, PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { MomentControl } from '../parts/moment-control.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { type TaskLine, TaskList } from '../parts/task-list.tsx';
import { useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export type Chapter = {
  name: string;
  /** In the order of the text; tasks that stand in no section have none. */
  sections: readonly { name: string | undefined; lines: readonly TaskLine[] }[];
};
export type TasksProps = {
  plan: PlanRow;
  departments: readonly DepartmentRow[];
  chapters: readonly Chapter[];
  total: number;
};

export function Tasks({ plan, departments, chapters, total }: TasksProps) {
  const { say } = useReading();
  return (
    <div class="wide">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: `/plans/${plan.plan}` },
          { name: say.tasks.title },
        ]}
      />
      <h1>{say.tasks.title}</h1>
      <MomentControl />
      {total === 0 ? (
        <p class="empty">{say.tasks.nothingYet}</p>
      ) : (
        <>
          <p class="lead">{say.tasks.lead}</p>
          <p class="count">{say.tasks.count(number(total))}</p>
        </>
      )}
      {chapters.map(({ name, sections }) => (
        <section class="chapter">
          <h2>
            <OwnWords text={name} />
          </h2>
          {sections.map((section) => (
            <>
              {section.name !== undefined && (
                <h3>
                  <OwnWords text={section.name} />
                </h3>
              )}
              <TaskList lines={section.lines} plan={plan.plan} departments={departments} />
            </>
          ))}
        </section>
      ))}
    </div>
  );
}
