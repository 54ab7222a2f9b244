import type { TargetRow } from '../pages/indicators.tsx';
import { useReading } from '../reading.ts';
import { period } from '../words/dates.ts';
import { quantity } from '../words/numbers.ts';
import { FigureValue } from './figure-value.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

/** What is known of a target's series: the total where figures are summed, else the newest figure. */
export function NewestWord({ row: { target, latest } }: { row: TargetRow }) {
  const { say, language } = useReading();
  const total = target.verdict.terms.findLast(({ label, op }) => label === 'total' && op !== 'given');
  const mark = <SyntheticMark when={target.synthetic || latest?.synthetic} />;
  if (total) {
    return (
      <>
        <span class="value">{say.indicators.total(quantity(total.result, total.unit ?? ''))}</span>
        {mark}
      </>
    );
  }
  if (!latest) {
    const none = target.kind === 'judged' ? say.indicators.inWords : say.indicators.noFigure;
    return (
      <>
        <span class="quiet">{none}</span>
        {mark}
      </>
    );
  }
  return (
    <>
      <FigureValue observation={latest} unit={latest.unit} />{' '}
      <span class="quiet">{period(latest.period, language)}</span>
      {mark}
    </>
  );
}
