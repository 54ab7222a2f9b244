/** One task: its words in the text, its targets, what was reported of it and what was found. */
import type { Child } from 'hono/jsx';
import type { Act, DepartmentRow, PlanRow, TaskRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Clause, type TextSegment } from '../parts/clause.tsx';
import { Day, DayOf } from '../parts/date.tsx';
import { DepartmentLink, DepartmentLinks } from '../parts/department-links.tsx';
import { Fact } from '../parts/document-facts.tsx';
import { MomentControl } from '../parts/moment-control.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { ReceiptLink } from '../parts/receipt.tsx';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { TargetList } from '../parts/target-list.tsx';
import { TaskState } from '../parts/task-state.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import type { TargetRow } from './indicators.tsx';

export type TaskProps = {
  plan: PlanRow;
  task: TaskRow;
  departments: readonly DepartmentRow[];
  /** The whole item, a line each, cut where targets begin and end. */
  body: readonly (readonly TextSegment[])[];
  /** Its paragraph on the page of the text. */
  paragraph: number;
  targets: readonly TargetRow[];
};

export function Task(props: TaskProps) {
  const { plan, task, departments, targets } = props;
  const reading = useReading();
  const { say } = reading;
  const home = `/plans/${plan.plan}`;
  return (
    <div class="wide">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: home },
          { name: say.nav.tasks, path: `${home}/tasks` },
          { name: `${task.number} ${task.name}` },
        ]}
      />
      <p class="issuer">
        <OwnWords text={[task.chapter, task.section ?? []].flat().join(' / ')} />
      </p>
      <h1>
        <OwnWords text={`${task.number} ${task.name}`} />
      </h1>
      <MomentControl />
      <dl class="facts">
        <Fact
          name={say.indicator.departments}
          value={
            task.departments.length === 0 ? (
              say.indicator.departmentsNone
            ) : (
              <DepartmentLinks
                ids={task.departments}
                departments={departments}
                plan={plan.plan}
                withSuccession
              />
            )
          }
        />
      </dl>
      <Body {...props} />
      <section>
        <h2>{say.tasks.targets}</h2>
        {targets.length === 0 ? (
          <p class="empty">{say.tasks.targetsNone}</p>
        ) : (
          <TargetList rows={targets} plan={plan} />
        )}
      </section>
      <Said {...props} />
      <p class="actions">
        <a href={link(reading, '/events', [['subject', `plan/${plan.plan}/task/${task.task}`]])}>
          {say.tasks.records}
        </a>
      </p>
    </div>
  );
}

function Body({ plan, body, paragraph }: TaskProps) {
  const reading = useReading();
  const { say } = reading;
  return (
    <section class="target" aria-label={say.tasks.body}>
      <blockquote lang={plan.language} dir="auto">
        {body.map((segments) => (
          <p>
            {segments.map((segment) => (
              <Clause segment={segment} plan={plan.plan} />
            ))}
          </p>
        ))}
        <a
          class="in-text"
          lang={say.htmlLang}
          href={link(reading, `/plans/${plan.plan}/text`, [], `p-${paragraph}`)}
        >
          {say.indicator.inText}
        </a>
      </blockquote>
    </section>
  );
}

/** Departments and leading group side by side, each in the order of the records, newest first. */
function Said({ plan, task, departments }: TaskProps) {
  const { say } = useReading();
  return (
    <div class="two-columns">
      <section>
        <h2>{say.tasks.progress}</h2>
        <Words empty={say.tasks.progressNone}>
          {task.progress.toReversed().map((said) => (
            <Word
              said={said}
              who={<DepartmentLink id={said.department} departments={departments} plan={plan.plan} />}
            />
          ))}
        </Words>
      </section>
      <section class="history">
        <h2>{say.tasks.evaluations}</h2>
        <Words empty={say.tasks.evaluationsNone}>
          {task.evaluations.toReversed().map((said) => (
            <Word said={said} who={say.tasks.given(said.year)} />
          ))}
        </Words>
      </section>
    </div>
  );
}

function Words({ empty, children }: { empty: string; children: Child[] }) {
  return children.length === 0 ? <p class="empty">{empty}</p> : <ol class="ledger">{children}</ol>;
}

type SaidOfTask = Act & {
  state: string;
  text: string;
  statedOn?: string | undefined;
  synthetic?: true | undefined;
};

function Word({ said, who }: { said: SaidOfTask; who: Child }) {
  const reading = useReading();
  const { say } = reading;
  return (
    <li class="event-line">
      <a class="position" href={link(reading, `/events/${said.position}`)}>
        {number(said.position)}
      </a>
      <div>
        <p>
          <TaskState state={said.state} />
          <SyntheticMark when={said.synthetic} />
        </p>
        <p dir="auto">{said.text}</p>
        <p class="quiet">
          {who}
          {' · '}
          <DayOf instant={said.at} />
          {said.statedOn && (
            <>
              {' · '}
              {say.ledger.statedBefore}
              <Day day={said.statedOn} />
              {say.ledger.statedAfter}
            </>
          )}
          <ReceiptLink position={said.position} after=" · " />
        </p>
      </div>
    </li>
  );
}
