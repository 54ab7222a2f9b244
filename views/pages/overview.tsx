/** A plan at a glance: how much of it was kept, who says so, what was changed, and how to check. */
import type { Account } from '../../src/domain/account.ts';
import type { Recorded } from '../../src/projections/projection.ts';
import type { CommentRow } from '../../src/projections/rows.ts';
import { AreaBars, type AreaCounts } from '../parts/area-bars.tsx';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { CheckIt } from '../parts/check-it.tsx';
import { CommentLink } from '../parts/comment-subject.tsx';
import { type Correction, Corrections } from '../parts/corrections.tsx';
import { Day, DayOf } from '../parts/date.tsx';
import { Differing } from '../parts/differing.tsx';
import { DocumentFacts } from '../parts/document-facts.tsx';
import { EventLine } from '../parts/event-line.tsx';
import { Hatches } from '../parts/hatches.tsx';
import { MomentControl } from '../parts/moment-control.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { PlanHead } from '../parts/plan-head.tsx';
import { Questions } from '../parts/questions.tsx';
import type { StateCounts } from '../parts/state-bar.tsx';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { type Course, Timeline } from '../parts/timeline.tsx';
import { link, useReading } from '../reading.ts';
import { commentCalled, type Subject } from '../words/comment-subject.ts';
import type { Names } from '../words/names.ts';
import { number } from '../words/numbers.ts';

export type Answered = {
  row: CommentRow;
  subject: Subject | undefined;
  /** Name of the department that answered, and when it did. */
  department: string;
  at: string;
};

export type OverviewProps = {
  account: Account;
  counts: StateCounts;
  areas: readonly AreaCounts[];
  course: Course;
  /** The newest corrections of figures, newest first. */
  corrections: readonly Correction[];
  /** The plan's years whose end can be looked back to, as `2014`. */
  yearEnds: readonly string[];
  latest: readonly Recorded[];
  /** Comments that were answered last, the newest answer first. */
  answered: readonly Answered[];
  names: Names;
};

export function Overview(props: OverviewProps) {
  const { account, counts, areas, course, corrections, yearEnds, names } = props;
  const { say, path } = useReading();
  const { plan } = account;
  return (
    <div class="wide overview">
      <Hatches />
      {path !== '/' && (
        <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: plan.shortTitle }]} />
      )}
      <PlanHead plan={plan} counts={counts} />
      <MomentControl />
      {plan.concluded && (
        <p class="concluded">
          <strong>{say.plan.concluded}</strong> <Day day={plan.concluded.statedOn} />
          {say.colon}
          <OwnWords text={plan.concluded.opinion} />
        </p>
      )}
      <AreaBars plan={plan.plan} areas={areas} />
      <Questions
        plan={plan.plan}
        missed={counts.missed}
        corrected={corrections.length > 0}
        differing={account.targets.filter(({ differs }) => differs).length}
        yearEnds={yearEnds}
      />
      <div class="two-columns">
        <div>
          <Corrections plan={plan.plan} corrections={corrections} names={names} />
          <Differing plan={plan.plan} targets={account.targets} />
          <Answers {...props} />
          <Latest {...props} />
        </div>
        <div>
          <CheckIt plan={plan.plan} />
          {course.phases.length > 0 && (
            <section aria-labelledby="timeline">
              <h2 id="timeline">{say.plan.timeline}</h2>
              <Timeline {...course} />
            </section>
          )}
          <section class="document" aria-labelledby="document">
            <h2 id="document">{say.plan.document}</h2>
            <DocumentFacts plan={plan} />
            {plan.amendments.length > 0 && <p>{say.plan.amended(number(plan.amendments.length))}</p>}
          </section>
        </div>
      </div>
    </div>
  );
}

/** 最新答复: what residents wrote about, and who answered when. */
function Answers({ account: { plan }, answered }: OverviewProps) {
  const reading = useReading();
  const words = reading.say.site.overview;
  return (
    <section class="answered" aria-labelledby="answered">
      <h2 id="answered">{words.answered}</h2>
      {answered.length === 0 ? (
        <p class="empty">{words.noAnswers}</p>
      ) : (
        <ul class="answers">
          {answered.map(({ row, subject, department, at }) => (
            <li>
              <a href={link(reading, `/comments/${row.comment}`)}>
                <bdi>{commentCalled(row, subject, reading.say)}</bdi>
              </a>
              <SyntheticMark when={row.synthetic} />
              <span class="quiet">
                <bdi>{reading.say.board.replyBy(department)}</bdi> <DayOf instant={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        <a class="button" href={link(reading, '/comments')}>
          {words.allComments}
        </a>
        <CommentLink plan={plan.plan} />
      </p>
    </section>
  );
}

/** The newest records of every kind. */
function Latest({ account: { plan }, latest, names }: OverviewProps) {
  const reading = useReading();
  const { say } = reading;
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">{say.site.overview.latest}</h2>
      {latest.length === 0 ? (
        <p class="empty">{say.plan.noEvents}</p>
      ) : (
        <ol class="ledger">
          {latest.map((event) => (
            <EventLine event={event} names={names} />
          ))}
        </ol>
      )}
      <p class="more">
        <a href={link(reading, '/events', [['subject', `plan/${plan.plan}`]])}>
          {say.site.overview.allEvents}
        </a>
      </p>
    </section>
  );
}
