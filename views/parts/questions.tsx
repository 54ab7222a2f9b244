import { asOfDay, link, type Query, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

/** The ways in for somebody who comes with a question; what has no answer yet is not offered. */
export function Questions({
  plan,
  missed,
  corrected,
  differing,
  yearEnds,
}: {
  plan: string;
  missed: number;
  corrected: boolean;
  differing: number;
  yearEnds: readonly string[];
}) {
  const reading = useReading();
  const words = reading.say.site.overview;
  if (missed + differing + yearEnds.length === 0 && !corrected) return null;
  const home = `/plans/${plan}`;
  return (
    <nav class="questions" aria-label={words.find}>
      <ul>
        {missed > 0 && (
          <Way
            path={`${home}/indicators`}
            query={[['state', 'missed']]}
            name={words.missed(number(missed))}
            hint={words.missedHint}
          />
        )}
        {corrected && (
          <Way path={home} fragment="corrections" name={words.corrected} hint={words.correctedHint} />
        )}
        {differing > 0 && (
          <Way
            path={home}
            fragment="differing"
            name={words.differing(number(differing))}
            hint={words.differingHint}
          />
        )}
        {yearEnds.length > 0 && (
          <li>
            <p class="years-back">
              <span aria-hidden="true">{words.backTo}</span>
              {yearEnds.map((year) => (
                <a href={link(asOfDay(reading, `${year}-12-31`), home)} aria-label={words.atYearEnd(year)}>
                  {words.yearEnd(year)}
                </a>
              ))}
            </p>
            <p class="quiet">{words.yearEndsHint}</p>
          </li>
        )}
      </ul>
    </nav>
  );
}

type WayProps = { path: string; query?: Query; fragment?: string; name: string; hint: string };

function Way({ path, query, fragment, name, hint }: WayProps) {
  return (
    <li>
      <a href={link(useReading(), path, query, fragment)}>{name}</a>
      <p class="quiet">{hint}</p>
    </li>
  );
}
