/** 年度通报: the bulletin as issued beside what was learned since, and all else that the log holds of the year. */
import type { VerdictState } from '../../events/verdict.ts';
import type { Bulletin } from '../../src/http/pages/bulletins.ts';
import type { Recorded } from '../../src/projections/projection.ts';
import type { DepartmentRow, EvaluationRow, PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { BulletinHead } from '../parts/bulletin-head.tsx';
import { BulletinSince } from '../parts/bulletin-since.tsx';
import { Hatches } from '../parts/hatches.tsx';
import { StateBar, type StateCounts } from '../parts/state-bar.tsx';
import { StateTally } from '../parts/state-tally.tsx';
import { type Change, YearChanges, type YearLine } from '../parts/year-changes.tsx';
import { type TaskFinding, YearEvaluations, YearTasks } from '../parts/year-evaluations.tsx';
import { YearSummaries, type YearSummaryLine } from '../parts/year-summaries.tsx';
import { YearTable } from '../parts/year-table.tsx';
import { link, useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import type { Names } from '../words/names.ts';
import { number } from '../words/numbers.ts';

/** A line whose computed state is another than the bulletin says. */
export type Otherwise = { id: string; issued: VerdictState; now: VerdictState };
/** What was learned after a bulletin was issued. */
export type Since = {
  /** Records that corrected, returned, withdrew or revised what it rests on. */
  records: readonly Recorded[];
  /** Lines that the rules do not give again from what it knew: there should be none. */
  differing: readonly Otherwise[];
  /** Lines that would be others had it known the corrections. */
  corrected: readonly Otherwise[];
};
export type YearProps = {
  plan: PlanRow;
  year: string;
  isLast: boolean;
  hasBegun: boolean;
  bulletin: Bulletin | undefined;
  /** The bulletin of the year before, where there is one. */
  previous: { year: string; position: number } | undefined;
  lines: readonly YearLine[];
  judgedOn: string;
  since: Since | undefined;
  counts: StateCounts;
  changes: readonly Change[];
  summaries: readonly YearSummaryLine[];
  evaluations: readonly EvaluationRow[];
  tasks: readonly TaskFinding[];
  departments: readonly DepartmentRow[];
  names: Names;
};

export function Year(props: YearProps) {
  const { plan, year, bulletin, lines, previous, since, names } = props;
  const { say } = useReading();
  const words = say.years;
  const targets = new Map(lines.flatMap(({ id, target }) => (target ? [[id, target] as const] : [])));
  return (
    <div class="wide year">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: `/plans/${plan.plan}` },
          { name: words.title, path: `/plans/${plan.plan}/years` },
          { name: words.of(year) },
        ]}
      />
      <Hatches />
      <article class="bulletin">
        <BulletinHead plan={plan} year={year} bulletin={bulletin} />
        <div class="bulletin-top">
          {bulletin ? <Issued bulletin={bulletin} /> : <NotIssued {...props} />}
          {lines.length > 0 && (
            <section class="year-standing">
              <h2>{bulletin ? words.verdicts : words.live}</h2>
              <Standing counts={props.counts} lines={lines} />
            </section>
          )}
        </div>
        <Contents {...props} />
        {previous && lines.length > 0 && (
          <section id="changes">
            <h2>{words.against(previous.year)}</h2>
            <p>{words.changed(number(props.changes.length), number(lines.length))}</p>
            <YearChanges changes={props.changes} />
          </section>
        )}
        {bulletin && since && (
          <BulletinSince bulletin={bulletin} since={since} targets={targets} names={names} />
        )}
        {lines.length > 0 && (
          <section class="annex" id="annex">
            <h2>{words.annex}</h2>
            <YearTable lines={lines} before={previous?.year} />
          </section>
        )}
        <section id="summaries">
          <h2>{words.summaries}</h2>
          <YearSummaries lines={props.summaries} departments={props.departments} plan={plan.plan} />
        </section>
        <section id="evaluations">
          <h2>{words.evaluations}</h2>
          {props.evaluations.length === 0 ? (
            <p class="empty">{words.evaluationsNone}</p>
          ) : (
            <details open={props.evaluations.length <= SHORT}>
              <summary>{words.list(number(props.evaluations.length))}</summary>
              <YearEvaluations rows={props.evaluations} targets={targets} />
            </details>
          )}
        </section>
        <section id="tasks">
          <h2>{words.tasks}</h2>
          {props.tasks.length === 0 ? (
            <p class="empty">{words.tasksNone}</p>
          ) : (
            <details open={props.tasks.length <= SHORT}>
              <summary>{words.list(number(props.tasks.length))}</summary>
              <YearTasks findings={props.tasks} plan={plan.plan} />
            </details>
          )}
        </section>
      </article>
    </div>
  );
}

function Issued({ bulletin }: { bulletin: Bulletin }) {
  const { say } = useReading();
  return (
    <>
      <div class="bulletin-text" dir="auto">
        {bulletin.text.split('\n').map((paragraph) => paragraph.trim() !== '' && <p>{paragraph}</p>)}
      </div>
      {bulletin.partsMissing > 0 && (
        <p class="differs">{say.years.partsMissing(number(bulletin.partsMissing))}</p>
      )}
    </>
  );
}

/** What will stand here, why it does not yet, and where to look meanwhile. */
function NotIssued({ plan, year, isLast, hasBegun, lines, judgedOn }: YearProps) {
  const reading = useReading();
  const { say, language } = reading;
  const words = say.years;
  return (
    <div class="empty not-issued">
      <p>
        <strong>{words.notIssued(year)}</strong>
      </p>
      <p>{hasBegun ? words.willBe : words.notBegun(year)}</p>
      {isLast && hasBegun && (
        <p>
          {words.lastYear}
          <a href={link(reading, `/plans/${plan.plan}/acceptance`)}>{say.acceptance.title}</a>
          {say.sentenceEnd}
        </p>
      )}
      {lines.length > 0 && <p>{words.liveOn(date(judgedOn, language))}</p>}
    </div>
  );
}

function Standing({ counts, lines }: Pick<YearProps, 'counts' | 'lines'>) {
  const { say } = useReading();
  return (
    <>
      <p class="hero-number">
        <span class="number">{number(counts.met)}</span>
        <span>{say.years.metOf(number(lines.length))}</span>
      </p>
      <StateBar counts={counts} />
      <StateTally counts={counts} />
    </>
  );
}

/** A list longer than this is folded. */
const SHORT = 12;

/** The parts of a long page. */
function Contents({ bulletin, previous, lines, since }: YearProps) {
  const { say } = useReading();
  const words = say.years;
  const parts: readonly (readonly [boolean, string, string])[] = [
    [previous !== undefined && lines.length > 0, 'changes', words.comparison],
    [bulletin !== undefined, 'since', words.since(number(since?.records.length ?? 0))],
    [lines.length > 0, 'annex', words.annex],
    [true, 'summaries', words.summaries],
    [true, 'evaluations', words.evaluations],
    [true, 'tasks', words.tasks],
  ];
  return (
    <nav class="year-contents" aria-label={words.contents}>
      <ul>
        {parts.flatMap(([isThere, id, name]) =>
          isThere ? (
            <li>
              <a href={`#${id}`}>{name}</a>
            </li>
          ) : (
            []
          ),
        )}
      </ul>
    </nav>
  );
}
