/** The first page of a portal with several plans, or with none yet. */

import type { PlanRow } from '../../src/projections/rows.ts';
import { DocumentFacts } from '../parts/document-facts.tsx';
import { Hatches } from '../parts/hatches.tsx';
import { StateBar, type StateCounts, total } from '../parts/state-bar.tsx';
import { StateTally } from '../parts/state-tally.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export type PlansProps = { plans: readonly { plan: PlanRow; counts: StateCounts }[] };

export function Plans({ plans }: PlansProps) {
  const { say } = useReading();
  return (
    <div class="wide plans">
      <Hatches />
      <h1>{say.home.title}</h1>
      <p class="lead">{say.home.lead}</p>
      {plans.length === 0 ? (
        <NoPlan />
      ) : (
        <ul class="cards">
          {plans.map(({ plan, counts }) => (
            <Card plan={plan} counts={counts} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Card({ plan, counts }: { plan: PlanRow; counts: StateCounts }) {
  const reading = useReading();
  const { say } = reading;
  const home = `/plans/${plan.plan}`;
  return (
    <li class="card">
      <h2>
        <a href={link(reading, home)}>
          <bdi lang={plan.language}>{plan.title}</bdi>
        </a>
      </h2>
      <p class="quiet">
        <bdi lang={plan.language}>{plan.issuer}</bdi>
        {' · '}
        {say.home.targets(number(total(counts)))}
      </p>
      <StateBar counts={counts} path={`${home}/indicators`} />
      <StateTally counts={counts} />
      <DocumentFacts plan={plan} />
    </li>
  );
}

/** What will be here, and why it is not yet. */
function NoPlan() {
  const { say, moment } = useReading();
  if (moment.asked.at !== undefined) return <p class="empty">{say.home.notYet}</p>;
  return (
    <section class="empty">
      <h2>{say.home.emptyTitle}</h2>
      <p>{say.home.empty}</p>
      <p>{say.home.emptyHow}</p>
      <pre>
        <code>npm run mingbai -- plan adopt plans/putuo-2013-2015</code>
      </pre>
      <p>{say.home.emptyThen}</p>
    </section>
  );
}
