import { asOfNow, useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';

/** Says that the page shows the past, and leads back. Nothing when it shows now. */
export function MomentBar() {
  const reading = useReading();
  const { say, language, moment } = reading;
  const { asked, position, day, recordedOn } = moment;
  if (position === null || (asked.at === undefined && asked.day === undefined)) return null;
  const knownOn = recordedOn ?? day;
  return (
    <aside class="moment-bar" aria-label={say.moment.label}>
      <p>
        {asked.at !== undefined && <span>{say.moment.at(date(knownOn, language), number(position))}</span>}
        {(asked.at === undefined || day !== knownOn) && (
          <span>{say.moment.judgedOn(date(day, language))}</span>
        )}
        <a href={asOfNow(reading)}>{say.moment.back}</a>
      </p>
    </aside>
  );
}
