import { asOfNow, useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';

/**
 * Says that the page shows the past, and leads back. Nothing when it shows now. Where a day was asked for and nothing
 * more was recorded on it, that day is named; else the day of the last record that the page knows.
 */
export function MomentBar() {
  const reading = useReading();
  const { say, language, moment } = reading;
  const { asked, position, day, recordedOn, coversDay } = moment;
  if (position === null || (asked.at === undefined && asked.day === undefined)) return null;
  const recorded = recordedOn ?? day;
  const known = coversDay ? day : recorded;
  return (
    <aside class="moment-bar" aria-label={say.moment.label}>
      <p>
        {asked.at !== undefined && (
          <span>
            {say.site.moment.past(date(known, language), number(position))}
            {known !== recorded && (
              <span class="quiet">{say.bracket(say.site.moment.recorded(date(recorded, language)))}</span>
            )}
          </span>
        )}
        {(asked.at === undefined || day !== known) && (
          <span>{say.site.moment.judged(date(day, language))}</span>
        )}
        <a href={asOfNow(reading)}>{say.moment.back}</a>
      </p>
    </aside>
  );
}
