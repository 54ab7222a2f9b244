/** What to know before data is used: how it is cited, what may be done with it, how its files are read. */
import { useReading } from '../reading.ts';
import { Ticks } from './ticks.tsx';

export function CitationNote({
  plans,
}: {
  plans: readonly { plan: string; title: string; citation: string; permanent: string }[];
}) {
  const { data } = useReading().say;
  if (plans.length === 0) return null;
  return (
    <section aria-labelledby="cite">
      <h2 id="cite">{data.cite}</h2>
      <p>{data.citeLead}</p>
      {plans.map(({ citation, permanent }) => (
        <>
          <blockquote class="citation">{citation}</blockquote>
          <p class="quiet">
            {data.permanent}
            {': '}
            <a href={permanent}>{permanent}</a>
          </p>
        </>
      ))}
    </section>
  );
}

/** Data, program and text each have their own: none of them covers another. */
export function LicenceNote({ licence }: { licence: { name: string; url: string } | undefined }) {
  const { say, site } = useReading();
  const { data } = say;
  return (
    <section aria-labelledby="licence">
      <h2 id="licence">{data.licence}</h2>
      <dl>
        <dt>{data.licenceData}</dt>
        <dd>
          {licence ? (
            <a href={licence.url} rel="license">
              {licence.name}
            </a>
          ) : (
            <>
              <p>{data.licenceNone}</p>
              <p>{data.licenceNoneWhy}</p>
            </>
          )}
          {site.demo && (
            <p>
              <Ticks text={data.licenceSynthetic} />
            </p>
          )}
        </dd>
        <dt>{data.licenceText}</dt>
        <dd>{data.licenceTextWhy}</dd>
        <dt>{data.licenceProgram}</dt>
        <dd>Apache-2.0</dd>
      </dl>
    </section>
  );
}

export function ReadingNote() {
  const { data } = useReading().say;
  return (
    <section aria-labelledby="reading">
      <h2 id="reading">{data.reading}</h2>
      <ul>
        <li>{data.readingCsv}</li>
        <li>{data.readingEmpty}</li>
        <li>{data.readingLists}</li>
        <li>{data.readingDecimal}</li>
        <li>{data.readingFormula}</li>
      </ul>
    </section>
  );
}
