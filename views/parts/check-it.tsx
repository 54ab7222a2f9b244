import { link, useReading } from '../reading.ts';

/** How a reader can take the ledger and compute everything again. Only what works is named. */
export function CheckIt({ plan }: { plan: string }) {
  const reading = useReading();
  const { say, moment } = reading;
  const at = moment.asked.at === undefined ? '' : `?at=${moment.position}&day=${moment.day}`;
  return (
    <section class="check" aria-labelledby="check">
      <h2 id="check">{say.site.overview.check}</h2>
      <p>{say.site.overview.checkLead}</p>
      <p>{say.plan.checkExport}</p>
      <pre>
        <code>npm run mingbai -- export</code>
      </pre>
      <p>{say.plan.checkApi}</p>
      <ul>
        <li>
          <a href="/api/v1/events?from=0&limit=1000">{say.plan.apiEvents}</a> <code>/api/v1/events</code>
        </li>
        <li>
          <a href={`/api/v1/plans/${plan}/targets${at}`}>{say.plan.apiTargets}</a>{' '}
          <code>/api/v1/plans/{plan}/targets</code>
        </li>
      </ul>
      <p>
        {say.about.proof.verify}
        <a href={link(reading, '/verify')}>{say.verify.heading}</a>
      </p>
    </section>
  );
}
