import { useReading } from '../reading.ts';
import { clockTime, date, dayIn } from '../words/dates.ts';

/** A day as people write it, and as machines read it. */
export function Day({ day }: { day: string }) {
  return <time datetime={day}>{date(day, useReading().language)}</time>;
}

/** The day of an instant in the time zone of the page. */
export function DayOf({ instant, timeZone }: { instant: string; timeZone?: string | undefined }) {
  const { language, moment } = useReading();
  return <time datetime={instant}>{date(dayIn(instant, timeZone ?? moment.timeZone), language)}</time>;
}

/** Day, time and zone of an instant. */
export function Instant({ instant, timeZone }: { instant: string; timeZone?: string | undefined }) {
  const { language, moment } = useReading();
  const zone = timeZone ?? moment.timeZone;
  return (
    <time datetime={instant}>
      {date(dayIn(instant, zone), language)} {clockTime(instant, zone)} <span class="quiet">({zone})</span>
    </time>
  );
}
