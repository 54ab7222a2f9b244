import { link, type Query, useReading, withQuery } from '../reading.ts';
import { Share } from './share.tsx';

/** What a reader can do with an indicator: share it, take its figures away, check its records. */
export function IndicatorActions({
  plan,
  indicator,
  name,
}: {
  plan: string;
  indicator: string;
  name: string;
}) {
  const reading = useReading();
  const { say, moment } = reading;
  const figures: Query = [
    ['indicator', indicator],
    ['at', String(moment.position)],
  ];
  return (
    <section class="actions indicator-actions" aria-label={say.share.actions}>
      <Share title={name} embed={`/embed/plans/${plan}/indicators/${indicator}`} />
      <a class="button" href={withQuery(`/api/v1/plans/${plan}/figures`, figures)}>
        {say.share.downloadJson}
      </a>
      <a class="button" href={link(reading, `/data/plans/${plan}/figures.csv`)}>
        {say.share.downloadCsv}
      </a>
      <a class="button" href={link(reading, '/events', [['subject', `plan/${plan}/indicator/${indicator}`]])}>
        {say.share.verify}
      </a>
    </section>
  );
}
