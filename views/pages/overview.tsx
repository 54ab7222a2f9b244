/** A plan at a glance. */
import type { Account } from '../../src/domain/account.ts';
import type { Recorded } from '../../src/projections/projection.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { CheckIt } from '../parts/check-it.tsx';
import { Day } from '../parts/date.tsx';
import { DocumentFacts } from '../parts/document-facts.tsx';
import { EventLine } from '../parts/event-line.tsx';
import { Hatches } from '../parts/hatches.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { Standing } from '../parts/standing.tsx';
import { StateBar, type StateCounts, total } from '../parts/state-bar.tsx';
import { type Course, Timeline } from '../parts/timeline.tsx';
import { Title } from '../parts/title.tsx';
import { link, useReading } from '../reading.ts';
import { years } from '../words/dates.ts';
import type { Names } from '../words/names.ts';
import { number } from '../words/numbers.ts';

export type OverviewProps = {
  account: Account;
  counts: StateCounts;
  areas: readonly { id: string; name: string; counts: StateCounts }[];
  course: Course;
  latest: readonly Recorded[];
  names: Names;
};

export function Overview(props: OverviewProps) {
  const { account, counts, areas, course, latest, names } = props;
  const reading = useReading();
  const { say, language } = reading;
  const { plan } = account;
  const home = `/plans/${plan.plan}`;
  const { start, end } = plan.period;
  return (
    <div class="wide overview">
      <Hatches />
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: plan.shortTitle }]} />
      <header class="hero-head">
        <div>
          <p class="issuer">
            <OwnWords text={plan.issuer} />
          </p>
          <h1>
            <Title text={plan.title} />
          </h1>
          <p class="lead">
            {total(counts) === 0
              ? say.home.lead
              : say.plan.lead(years(start, end, language), number(total(counts)))}
          </p>
          <p class="actions">
            <a class="button primary" href={link(reading, `${home}/text`)}>
              {say.plan.readText}
            </a>
            <a class="button" href={link(reading, `${home}/indicators`)}>
              {say.plan.allTargets}
            </a>
          </p>
        </div>
        <section class="standing-box" aria-labelledby="standing">
          <h2 id="standing">{say.plan.standing}</h2>
          {total(counts) === 0 ? (
            <p class="empty">{say.indicators.nothingYet}</p>
          ) : (
            <Standing counts={counts} path={`${home}/indicators`} />
          )}
        </section>
      </header>

      {plan.concluded && (
        <p class="concluded">
          <strong>{say.plan.concluded}</strong> <Day day={plan.concluded.statedOn} />
          {say.colon}
          <OwnWords text={plan.concluded.opinion} />
        </p>
      )}

      <section aria-labelledby="areas">
        <h2 id="areas">{say.plan.areas}</h2>
        <ul class="areas">
          {areas.map((area) => (
            <li>
              <a href={link(reading, `${home}/indicators`, [['area', area.id]])}>
                <OwnWords text={area.name} />
              </a>
              <p class="quiet">{say.plan.item(number(total(area.counts)))}</p>
              <StateBar counts={area.counts} />
            </li>
          ))}
        </ul>
      </section>

      {course.phases.length > 0 && (
        <section aria-labelledby="timeline">
          <h2 id="timeline">{say.plan.timeline}</h2>
          <Timeline {...course} />
        </section>
      )}

      <div class="two-columns">
        <section aria-labelledby="latest">
          <h2 id="latest">{say.plan.latest}</h2>
          {latest.length === 0 ? (
            <p class="empty">{say.plan.noEvents}</p>
          ) : (
            <ol class="ledger">
              {latest.map((event) => (
                <EventLine event={event} names={names} />
              ))}
            </ol>
          )}
          <p>
            <a href={link(reading, '/events', [['subject', `plan/${plan.plan}`]])}>{say.plan.allEvents}</a>
          </p>
        </section>
        <div>
          <CheckIt plan={plan.plan} />
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
