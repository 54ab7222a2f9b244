/** 留言办理统计: what became of the comments, in numbers that each lead to what they count. */

import type { Ground, Measure } from '../../src/domain/comment-measures.ts';
import type { CommentGroup, Share } from '../../src/domain/comment-statistics.ts';
import type { HolidayYear } from '../../src/domain/workdays.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { SHOWN_STANDINGS, StandingBar } from '../parts/comments/standing-bar.tsx';
import { Count, MeanTime, Rate } from '../parts/comments/statistics-count.tsx';
import { StatisticsCounts } from '../parts/comments/statistics-counts.tsx';
import { type StatisticsLine, StatisticsTable } from '../parts/comments/statistics-table.tsx';
import { StatisticsTerms } from '../parts/comments/statistics-terms.tsx';
import { Hatches } from '../parts/hatches.tsx';
import { MomentControl } from '../parts/moment-control.tsx';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { link, useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';

export type CommentStatisticsProps = {
  all: CommentGroup;
  quarters: readonly StatisticsLine[];
  months: readonly StatisticsLine[];
  kinds: readonly StatisticsLine[];
  departments: readonly StatisticsLine[];
  /** What working days are counted by. */
  holidays: readonly HolidayYear[];
};

export function CommentStatistics(props: CommentStatisticsProps) {
  const { all, holidays } = props;
  const { say, language, moment } = useReading();
  const words = say.commentStatistics;
  return (
    <div class="wide comment-statistics">
      <Hatches />
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: say.nav.comments, path: '/comments' },
          { name: words.title },
        ]}
      />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <MomentControl />
      {all.counts.received === 0 ? (
        <p class="empty">{words.nothingYet}</p>
      ) : (
        <>
          <p class="cut-off">
            {words.cutOff(date(moment.day, language), number(moment.position ?? 0))}
            <SyntheticMark when={all.synthetic} />
          </p>
          <Summary all={all} />
          <Standings all={all} />
          <Groups {...props} />
        </>
      )}
      <StatisticsTerms holidays={holidays} />
      <Files />
    </div>
  );
}

function Summary({ all }: { all: CommentGroup }) {
  const { say } = useReading();
  const words = say.commentStatistics;
  const below = ({ part, whole }: Share) => whole > 0 && words.shareOf(number(part), number(whole));
  return (
    <section aria-labelledby="summary">
      <h2 id="summary" class="visually-hidden">
        {words.summary}
      </h2>
      <dl class="statistics-summary">
        {(['received', 'valid', 'answered'] as const).map((measure) => (
          <div>
            <dt>{words.measures[measure]}</dt>
            <dd>
              <Count measure={measure} group={all} />
            </dd>
          </div>
        ))}
        {(['answered', 'inTime', 'satisfied'] as const).map((rate) => (
          <div>
            <dt>{words.rates[rate]}</dt>
            <dd>
              <Rate share={all[rate]} />
              <span class="quiet">{below(all[rate])}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>{words.rates.mean}</dt>
          <dd>
            {all.handling.known === 'yes' ? (
              <span>{all.handling.mean}</span>
            ) : (
              <MeanTime handling={all.handling} />
            )}
            <span class="quiet">
              {all.handling.known === 'yes' && words.daysAndMedian(all.handling.median)}
              {all.handling.known === 'no' && words.cannotTellWhy}
            </span>
          </dd>
        </div>
      </dl>
    </section>
  );
}

const DEADLINES = [
  'answered_in_time',
  'answered_late',
  'overdue',
  'without_deadline',
  'decided_late',
  'decision_overdue',
  'extended',
] as const satisfies Measure[];
const FURTHER = ['accepted', 'rated', 'satisfied', 'selected', 'erased'] as const satisfies Measure[];

function Standings({ all }: { all: CommentGroup }) {
  const { say } = useReading();
  const words = say.commentStatistics;
  const received = all.counts.received;
  const grounds = (Object.keys(all.counts) as Measure[]).filter(
    (measure): measure is Ground => measure.startsWith('declined_') && all.counts[measure] > 0,
  );
  return (
    <>
      <section aria-labelledby="standing">
        <h2 id="standing">{words.standing}</h2>
        <p class="quiet">{words.standingLead(number(received))}</p>
        <StandingBar group={all} of={received} />
      </section>
      <div class="statistics-columns">
        <section aria-labelledby="now">
          <h3 id="now">{words.now}</h3>
          <StatisticsCounts
            group={all}
            label={words.standing}
            lines={SHOWN_STANDINGS.map((standing) => ({ measure: standing, swatch: standing }))}
          />
        </section>
        <section aria-labelledby="grounds">
          <h3 id="grounds">{words.grounds}</h3>
          {grounds.length === 0 ? (
            <p class="quiet">{words.groundsNone}</p>
          ) : (
            <StatisticsCounts
              group={all}
              label={words.grounds}
              lines={grounds.map((measure) => ({ measure }))}
            />
          )}
        </section>
        <section aria-labelledby="deadlines">
          <h3 id="deadlines">{words.deadlines}</h3>
          <StatisticsCounts
            group={all}
            label={words.deadlines}
            lines={DEADLINES.map((measure) => ({ measure }))}
          />
        </section>
        <section aria-labelledby="further">
          <h3 id="further">{words.further}</h3>
          <StatisticsCounts
            group={all}
            label={words.further}
            lines={FURTHER.map((measure) => ({ measure }))}
          />
        </section>
      </div>
    </>
  );
}

function Groups({ quarters, months, kinds, departments }: CommentStatisticsProps) {
  const { say } = useReading();
  const words = say.commentStatistics;
  return (
    <>
      <section aria-labelledby="kinds">
        <h2 id="kinds">{words.byKind}</h2>
        <StatisticsTable of={words.group.kind} lines={kinds} />
      </section>
      <section aria-labelledby="departments">
        <h2 id="departments">{words.byDepartment}</h2>
        <p class="quiet">{words.departmentNote}</p>
        <Folded lines={departments} of={words.group.department} />
      </section>
      <section aria-labelledby="quarters">
        <h2 id="quarters">{words.byQuarter}</h2>
        <p class="quiet">{words.bySubmission}</p>
        <StatisticsTable of={words.group.quarter} lines={quarters.toReversed()} />
      </section>
      <section aria-labelledby="months">
        <h2 id="months">{words.byMonth}</h2>
        <p class="quiet">{words.bySubmission}</p>
        <Folded lines={months.toReversed()} of={words.group.month} />
      </section>
    </>
  );
}

/** A table longer than this is folded. */
const SHORT = 12;

function Folded({ of, lines }: { of: string; lines: readonly StatisticsLine[] }) {
  const { say } = useReading();
  return (
    <details open={lines.length <= SHORT}>
      <summary>{say.commentStatistics.groups(number(lines.length))}</summary>
      <StatisticsTable of={of} lines={lines} />
    </details>
  );
}

function Files() {
  const reading = useReading();
  const words = reading.say.commentStatistics;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{words.files}</h2>
      <p class="actions">
        <a class="button" href={link(reading, '/comments/statistics.csv')} rel="nofollow">
          {words.csv}
        </a>
        <a class="button" href={link(reading, '/api/v1/comments/statistics')} rel="nofollow">
          {words.api}
        </a>
      </p>
    </section>
  );
}
