/** The plan's tasks by chapter and section. */
import type { DepartmentRow, PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { type Choice, Input, Select } from '../parts/field.tsx';
import { Count, ListForm } from '../parts/list-form.tsx';
import { MomentControl } from '../parts/moment-control.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { type TaskLine, TaskList } from '../parts/task-list.tsx';
import { useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export type Chapter = {
  name: string;
  /** In the order of the text; tasks that stand in no section have none. */
  sections: readonly { name: string | undefined; lines: readonly TaskLine[] }[];
};
export type TaskField = 'chapter' | 'department' | 'progress' | 'sort';
export type TasksProps = {
  plan: PlanRow;
  path: string;
  departments: readonly DepartmentRow[];
  values: { readonly [name in TaskField | 'q']?: string | undefined };
  choices: Record<TaskField, readonly Choice[]>;
  unknown: readonly { field: TaskField; value: string }[];
  /** What was found, in the order asked for. */
  lines: readonly TaskLine[];
  /** The same under their headings, where it is the order of the text. */
  chapters: readonly Chapter[] | undefined;
  /** All tasks of the plan. */
  total: number;
};

export function Tasks(props: TasksProps) {
  const { plan, lines, total } = props;
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
          <TaskForm {...props} />
          <Count>{say.lists.taskCount(number(lines.length), number(total))}</Count>
          <div id="results">
            <Results {...props} />
          </div>
        </>
      )}
    </div>
  );
}

function TaskForm({ path, values, choices }: TasksProps) {
  const { say } = useReading();
  const select = (name: TaskField, label: string, any?: string) => (
    <Select name={name} label={label} any={any} choices={choices[name]} value={values[name]} />
  );
  return (
    <ListForm path={path}>
      <Input name="q" label={say.filters.words} hint={say.lists.taskWordsHint} value={values.q} />
      {select('chapter', say.lists.chapter, say.filters.any)}
      {select('department', say.filters.department, say.filters.any)}
      {select('progress', say.lists.progress, say.filters.any)}
      {select('sort', say.filters.sort)}
    </ListForm>
  );
}

function Results({ plan, departments, unknown, lines, chapters }: TasksProps) {
  const { say } = useReading();
  const labels = { ...say.filters, ...say.lists };
  const of = { plan: plan.plan, departments };
  return (
    <>
      {unknown.map(({ field, value }) => (
        <ProblemNote>
          <bdi>{say.filters.unknown(labels[field], value)}</bdi>
        </ProblemNote>
      ))}
      {lines.length === 0 && unknown.length === 0 && <p class="empty">{say.lists.noTasks}</p>}
      {chapters === undefined ? (
        <TaskList lines={lines} {...of} />
      ) : (
        chapters.map(({ name, sections }) => (
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
                <TaskList lines={section.lines} {...of} />
              </>
            ))}
          </section>
        ))
      )}
    </>
  );
}
