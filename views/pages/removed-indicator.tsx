/** An indicator that an amendment took out of the plan: until when it stood, why it went, how to see it as it was. */
import type { IndicatorRow, PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { asOf, link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export function RemovedIndicator({
  plan,
  indicator,
  until,
  removedBy,
  reason,
}: {
  plan: PlanRow;
  indicator: IndicatorRow;
  /** The last position at which it stood; the amendment is the next one. */
  until: number;
  removedBy: number;
  reason: string;
}) {
  const reading = useReading();
  const { say } = reading;
  const words = say.pictures.gone;
  const home = `/plans/${plan.plan}`;
  return (
    <div class="wide removed">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: home },
          { name: say.nav.indicators, path: `${home}/indicators` },
          { name: indicator.name },
        ]}
      />
      <h1>
        <OwnWords text={indicator.name} />
      </h1>
      <p class="lead">
        <bdi>{words.was(indicator.name)}</bdi> {words.until(number(until))}
      </p>
      <p>
        {words.reason}
        {say.colon}
        <OwnWords text={reason} />
      </p>
      <ul>
        <li>
          <a href={link(asOf(reading, until), `${home}/indicators/${indicator.indicator}`)}>{words.look}</a>
        </li>
        <li>
          <a href={link(reading, `/events/${removedBy}`)}>{words.event}</a>
        </li>
        <li>
          <a href={link(reading, `${home}/indicators`)}>{words.list}</a>
        </li>
      </ul>
    </div>
  );
}
