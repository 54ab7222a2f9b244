/** One record: what it says in words, its exact bytes, its neighbours, what it corrects and what corrects it. */
import type { Recorded } from '../../src/projections/projection.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { DataFields } from '../parts/data-fields.tsx';
import { Day, Instant } from '../parts/date.tsx';
import { Fact } from '../parts/document-facts.tsx';
import { EventLine } from '../parts/event-line.tsx';
import { Proof, type ProofProps } from '../parts/proof.tsx';
import { Receipt } from '../parts/receipt.tsx';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { asOf, link, useReading } from '../reading.ts';
import { departmentName, type Names } from '../words/names.ts';
import { number } from '../words/numbers.ts';
import { valueShown } from '../words/shown.ts';
import { told } from '../words/told.ts';

export type EventProps = {
  event: Recorded;
  /** The stored entry, byte for byte. */
  entry: string;
  /** Lower-case hex. */
  leafHash: string;
  timeZone: string;
  previous: number | null;
  next: number | null;
  /** The last position at this moment. */
  last: number;
  /** Positions of the records that it names by their ids. */
  records: ReadonlyMap<string, number>;
  /** The records that it is about: a correction's report, a revision's evaluation. */
  about: readonly Recorded[];
  /** Later records about it. */
  later: readonly Recorded[];
  /** The plan's own page, where it stood already when this was recorded. */
  planThen: string | undefined;
  /** Pages about the same thing. */
  pages: readonly { path: string; name: string }[];
  names: Names;
  proof: Pick<ProofProps, 'script' | 'keys'>;
};

export function EventPage(props: EventProps) {
  const { event, entry, leafHash, about, later, names } = props;
  const reading = useReading();
  const { say, language } = reading;
  const said = told(event, { say, language, names });
  return (
    <div class="wide event" data-record={event.position}>
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: say.ledger.title, path: '/events' },
          { name: number(event.position) },
        ]}
      />
      <p class="issuer" data-shown="position">
        {say.event.title(number(event.position))}
      </p>
      <h1>
        {say.eventTypes[event.type]} <bdi>{said.about}</bdi>
        <SyntheticMark when={(event.data as { synthetic?: true }).synthetic} />
      </h1>
      {said.says && (
        <p class="lead" dir="auto" data-shown={valueShown(event.type)}>
          {said.says}
        </p>
      )}
      <Reason event={event} />
      <Envelope {...props} />
      <Neighbours {...props} />
      <Others title={say.event.corrects} events={about} names={names} />
      <Others title={say.event.correctedBy} events={later} names={names} />
      <section>
        <h2>{say.event.content}</h2>
        <DataFields
          data={event.data}
          names={names}
          plan={(event.data as { plan?: string }).plan ?? ''}
          records={props.records}
        />
      </section>
      <section>
        <h2>{say.event.bytes}</h2>
        <p>{say.event.bytesLead(number(new TextEncoder().encode(entry).length))}</p>
        <pre class="bytes" dir="ltr">
          <code data-shown="entry">{entry}</code>
        </pre>
        <dl class="facts">
          <Fact name={say.event.leafHash} value={<code class="hash">{leafHash}</code>} />
        </dl>
        <p class="quiet">{say.event.leafHashHint}</p>
        <p>
          <a href={`/api/v1/events/${event.position}`}>{say.event.download}</a>
        </p>
      </section>
      <Proof {...props.proof} records={[event.position]} />
      <Receipt position={event.position} />
      <InLedger {...props} />
    </div>
  );
}

/** Why something was corrected or revised: the first that a reader asks. Other records say their reason already. */
function Reason({ event }: { event: Recorded }) {
  const { say } = useReading();
  if (event.type !== 'figure.corrected' && event.type !== 'evaluation.revised') return null;
  const { reason } = event.data;
  return (
    <p>
      {say.site.overview.reason}
      {say.colon}
      <bdi>{reason}</bdi>
    </p>
  );
}

function Envelope({ event, timeZone, names, pages }: EventProps) {
  const reading = useReading();
  const { say } = reading;
  const { statedOn, plan } = event.data as { statedOn?: string; plan?: string };
  return (
    <dl class="facts">
      <Fact
        name={say.event.recordedAt}
        value={
          <span data-shown="time" data-is={event.time}>
            <Instant instant={event.time} timeZone={timeZone} />
          </span>
        }
      />
      {statedOn && <Fact name={say.event.statedOn} value={<Day day={statedOn} />} />}
      <Fact
        name={say.event.by}
        value={
          <bdi>
            {[
              event.actoroffice && departmentName(names, plan ?? '', event.actoroffice),
              say.roles[event.actorrole],
            ]
              .filter(Boolean)
              .join(' · ')}
          </bdi>
        }
      />
      <Fact name={say.event.type} value={<code data-shown="type">{event.type}</code>} />
      <Fact
        name={say.event.stream}
        value={
          <a href={link(reading, '/events', [['subject', event.subject]])}>
            <code data-shown="subject">{event.subject}</code>
          </a>
        }
      />
      <Fact name={say.event.revision} value={<span data-shown="revision">{number(event.revision)}</span>} />
      <Fact name={say.event.id} value={<code data-shown="id">{event.id}</code>} />
      {event.causation && <Fact name={say.event.causation} value={<code>{event.causation}</code>} />}
      <Fact name={say.event.schema} value={<code>{event.dataschema}</code>} />
      {pages.length > 0 && (
        <Fact
          name={say.event.about}
          value={pages.map(({ path, name }, index) => (
            <>
              {index > 0 && say.listComma}
              <a href={link(reading, path)}>
                <bdi>{name}</bdi>
              </a>
            </>
          ))}
        />
      )}
    </dl>
  );
}

function Neighbours({ previous, next, planThen, event }: EventProps) {
  const reading = useReading();
  const { say } = reading;
  const way = (position: number | null, name: string, none: string, rel: string) =>
    position === null ? (
      <span class="quiet">{none}</span>
    ) : (
      <a rel={rel} href={link(reading, `/events/${position}`)}>
        {name} ({number(position)})
      </a>
    );
  return (
    <nav class="paging" aria-label={say.event.neighbours}>
      {way(previous, say.event.previous, say.event.first, 'prev')}
      {planThen && <a href={link(asOf(reading, event.position), planThen)}>{say.event.asOf}</a>}
      {way(next, say.event.next, say.event.last, 'next')}
    </nav>
  );
}

/** The records next to it in the whole ledger, and the address that will always be its own. */
function InLedger({ event: { position }, last }: EventProps) {
  const reading = useReading();
  const { say, site } = reading;
  const permanent = `${site.publicUrl}/events/${position}`;
  return (
    <section class="in-ledger">
      <dl class="facts">
        <Fact name={say.lists.permanent} value={<a href={`/events/${position}`}>{permanent}</a>} />
      </dl>
      <nav class="paging" aria-label={say.lists.neighbours}>
        {position > 0 && (
          <a href={link(reading, `/events/${position - 1}`)}>
            {say.lists.before} ({number(position - 1)})
          </a>
        )}
        {position < last && (
          <a href={link(reading, `/events/${position + 1}`)}>
            {say.lists.after} ({number(position + 1)})
          </a>
        )}
      </nav>
    </section>
  );
}

function Others({ title, events, names }: { title: string; events: readonly Recorded[]; names: Names }) {
  if (events.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ol class="ledger">
        {events.map((event) => (
          <EventLine event={event} names={names} />
        ))}
      </ol>
    </section>
  );
}
