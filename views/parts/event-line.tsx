import type { Child } from 'hono/jsx';
import type { Recorded } from '../../src/projections/projection.ts';
import { link, useReading } from '../reading.ts';
import type { Names } from '../words/names.ts';
import { departmentName } from '../words/names.ts';
import { number } from '../words/numbers.ts';
import { valueShown } from '../words/shown.ts';
import { told } from '../words/told.ts';
import { Day, DayOf } from './date.tsx';
import { ReceiptLink } from './receipt.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

/** One record in a ledger: position, verb, what it is about, what it says, who and when. */
export function EventLine({
  event,
  names,
  children,
}: {
  event: Recorded;
  names: Names;
  /** What the place that shows it knows besides. */
  children?: Child;
}) {
  const reading = useReading();
  const { say, language } = reading;
  const { about, says } = told(event, { say, language, names });
  const { statedOn, synthetic, plan } = event.data as { statedOn?: string; synthetic?: true; plan?: string };
  const office = event.actoroffice && departmentName(names, plan ?? '', event.actoroffice);
  return (
    <li class="event-line" data-record={event.position}>
      <a class="position" data-shown="position" href={link(reading, `/events/${event.position}`)}>
        {number(event.position)}
      </a>
      <div>
        <p>
          <strong data-shown="type" data-is={event.type}>
            {say.eventTypes[event.type]}
          </strong>{' '}
          <bdi>{about}</bdi>
          {says && (
            <>
              {' '}
              <bdi class="says" data-shown={valueShown(event.type)}>
                {clip(says)}
              </bdi>
            </>
          )}
          <SyntheticMark when={synthetic} />
        </p>
        {children}
        <p class="quiet">
          <bdi>{office || (say.roles[event.actorrole] ?? event.actorrole)}</bdi>
          {' · '}
          <span data-shown="time" data-is={event.time}>
            <DayOf instant={event.time} />
          </span>
          {statedOn && (
            <>
              {' · '}
              {say.ledger.statedBefore}
              <Day day={statedOn} />
              {say.ledger.statedAfter}
            </>
          )}
          <ReceiptLink position={event.position} after=" · " />
        </p>
      </div>
    </li>
  );
}

/** A line stays a line; the record's own page has all of it. */
const clip = (text: string): string => {
  const points = [...text];
  return points.length > 120 ? `${points.slice(0, 120).join('')}…` : text;
};
