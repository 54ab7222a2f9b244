import type { YearMark } from '../../../src/charts/picture.ts';
import { useReading } from '../../reading.ts';
import { period } from '../../words/dates.ts';
import { quantity } from '../../words/numbers.ts';

/** A row of years, each kept, not kept or open: by sign, word and form of its box. */
export function Years({ years, unit }: { years: readonly YearMark[]; unit: string }) {
  const { say, language } = useReading();
  return (
    <ol class="years-kept">
      {years.map(({ period: year, held, point }) => (
        <li class={`year-${held}${point?.synthetic ? ' hatched' : ''}`}>
          <span class="quiet">{period(year, language)}</span>
          <span class="sign" aria-hidden="true">
            {held === null ? '–' : held ? '✓' : '×'}
          </span>
          <span class="word">{say.pictures.year[`${held}`]}</span>
          {point && <span class="value">{quantity(point.value, unit)}</span>}
        </li>
      ))}
    </ol>
  );
}
