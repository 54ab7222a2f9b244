import type { PlanRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { years } from '../words/dates.ts';
import { number } from '../words/numbers.ts';
import { OwnWords } from './own-words.tsx';
import { ShareLink } from './share.tsx';
import { StandingNumbers } from './standing.tsx';
import { StateBar, type StateCounts, total } from './state-bar.tsx';
import { Title } from './title.tsx';

/** The plan's question, what is counted, the counts as large numbers, and one bar across the page. */
export function PlanHead({ plan, counts }: { plan: PlanRow; counts: StateCounts }) {
  const reading = useReading();
  const { say, language } = reading;
  const home = `/plans/${plan.plan}`;
  const all = total(counts);
  const { start, end } = plan.period;
  return (
    <header class="hero-head">
      <div class="question">
        <p class="issuer">
          <OwnWords text={plan.issuer} />
        </p>
        <h1>
          <span class="whole">
            <OwnWords text={plan.shortTitle} />
          </span>
          {language !== 'zh' ? say.colon : /\p{Script=Latin}$/u.test(plan.shortTitle) ? ' ' : <wbr />}
          <span class="whole">{say.site.overview.kept}</span>
        </h1>
        <p class="official-title">
          <span class="visually-hidden">{say.site.overview.wholeTitle + say.colon}</span>
          <Title text={plan.title} />
          {plan.documentNumber && (
            <>
              {' '}
              <bdi class="whole">{plan.documentNumber}</bdi>
            </>
          )}
        </p>
        <p class="lead">
          {all === 0 ? say.home.lead : say.plan.lead(years(start, end, language), number(all))}
        </p>
        <p class="actions">
          <a class="button primary" href={link(reading, `${home}/text`)}>
            {say.plan.readText}
          </a>
          <a class="button" href={link(reading, `${home}/indicators`)}>
            {say.plan.allTargets}
          </a>
          <ShareLink />
        </p>
      </div>
      <section class="standing-box" aria-labelledby="standing">
        <h2 id="standing">{say.plan.standing}</h2>
        {all === 0 ? (
          <p class="empty">{say.indicators.nothingYet}</p>
        ) : (
          <StandingNumbers counts={counts} path={`${home}/indicators`} />
        )}
      </section>
      {all > 0 && <StateBar counts={counts} path={`${home}/indicators`} />}
    </header>
  );
}
