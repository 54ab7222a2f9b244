import type { Child } from 'hono/jsx';
import type { PlanRow } from '../../src/projections/rows.ts';
import { useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import { Day } from './date.tsx';
import { SourceOf } from './source.tsx';

/** The head of the document: what it says of itself, nothing that it does not. */
export function DocumentFacts({ plan }: { plan: PlanRow }) {
  const { say, language } = useReading();
  const { documentNumber, issuer, writtenOn, publishedOn, period, validity, source } = plan;
  return (
    <dl class="facts">
      {documentNumber && <Fact name={say.document.number} value={<bdi>{documentNumber}</bdi>} />}
      <Fact name={say.document.issuer} value={<bdi lang={plan.language}>{issuer}</bdi>} />
      {writtenOn && <Fact name={say.document.writtenOn} value={<Day day={writtenOn} />} />}
      {publishedOn && <Fact name={say.document.publishedOn} value={<Day day={publishedOn} />} />}
      <Fact
        name={say.document.period}
        value={`${date(period.start, language)}—${date(period.end, language)}`}
      />
      {validity && <Fact name={say.document.validity} value={<bdi lang={plan.language}>{validity}</bdi>} />}
      <Fact name={say.document.source} value={<SourceOf source={source} />} />
    </dl>
  );
}

/** One name and its value. */
export function Fact({ name, value }: { name: string; value: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
