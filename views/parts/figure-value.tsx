import type { Observation } from '../../events/figure.ts';
import { useReading } from '../reading.ts';
import { number, quantity } from '../words/numbers.ts';

/** An observation: its value with unit, or in words how it is missing. */
export function FigureValue({ observation, unit }: { observation: Observation; unit: string }) {
  const { say } = useReading();
  const { value, status, numerator, denominator } = observation;
  if (value === undefined) {
    return (
      <span class="missing">
        {say.indicator.missingValue}
        {say.bracket(say.indicator.observation[status])}
      </span>
    );
  }
  return (
    <span class="figure">
      <span class="value">{quantity(value, unit)}</span>
      {status !== 'A' && <span class="caveat">{say.indicator.observation[status]}</span>}
      {numerator !== undefined && denominator !== undefined && (
        <span class="quiet">
          {say.indicator.numerator} {number(numerator)} / {say.indicator.denominator} {number(denominator)}
        </span>
      )}
    </span>
  );
}
