/** The ledger: every record, newest first. */
import type { Recorded } from '../../src/projections/projection.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { EventLine } from '../parts/event-line.tsx';
import { type Choice, Input, Select } from '../parts/field.tsx';
import { KeptFields } from '../parts/kept-fields.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ShareLink } from '../parts/share.tsx';
import { link, type Query, useReading } from '../reading.ts';
import type { Names } from '../words/names.ts';
import { number } from '../words/numbers.ts';

export type LedgerFilter = {
  type?: string | undefined;
  subject?: string | undefined;
  office?: string | undefined;
};
export type LedgerProps = {
  events: readonly Recorded[];
  names: Names;
  filter: LedgerFilter;
  types: readonly Choice[];
  offices: readonly Choice[];
  /** Whether `type` is a word of the vocabulary. */
  typeIsKnown: boolean;
  /** Position before which the next page begins; null when the ledger ends here. */
  older: number | null;
  /** Whether this is not the newest page. */
  isLater: boolean;
};

export function Ledger(props: LedgerProps) {
  const { events, names, filter, typeIsKnown } = props;
  const { say, moment } = useReading();
  return (
    <div class="wide ledger-page">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: say.ledger.title }]} />
      <h1>{say.ledger.title}</h1>
      <p class="lead">{say.ledger.lead}</p>
      <p class="actions">
        <ShareLink />
      </p>
      {moment.position === null || moment.position < 0 ? (
        <p class="empty">{say.ledger.empty}</p>
      ) : (
        <>
          <LedgerForm {...props} />
          {!typeIsKnown && (
            <ProblemNote>
              <bdi>{say.filters.unknown(say.ledger.type, filter.type ?? '')}</bdi>
            </ProblemNote>
          )}
          {events.length === 0 ? (
            <p class="empty">{say.ledger.none}</p>
          ) : (
            <ol class="ledger">
              {events.map((event) => (
                <EventLine event={event} names={names} />
              ))}
            </ol>
          )}
          <Paging {...props} />
        </>
      )}
    </div>
  );
}

function LedgerForm({ filter, types, offices }: LedgerProps) {
  const reading = useReading();
  const { say } = reading;
  return (
    <form class="filter" method="get" action="/events" aria-label={say.filters.title}>
      <KeptFields />
      <Select
        name="type"
        label={say.ledger.type}
        any={say.ledger.anyType}
        choices={types}
        value={filter.type}
      />
      <Input name="subject" label={say.ledger.subject} hint={say.ledger.subjectHint} value={filter.subject} />
      <Input name="office" label={say.ledger.office} value={filter.office} list={offices} />
      <p class="filter-actions">
        <button type="submit" class="button primary">
          {say.filters.apply}
        </button>
        <a href={link(reading, '/events')}>{say.filters.reset}</a>
      </p>
    </form>
  );
}

function Paging({ filter, events, older, isLater }: LedgerProps) {
  const reading = useReading();
  const { say } = reading;
  const query: Query = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return (
    <nav class="paging" aria-label={say.ledger.title}>
      {isLater && <a href={link(reading, '/events', query)}>{say.ledger.newest}</a>}
      <span class="quiet">{say.ledger.count(number(events.length))}</span>
      {older !== null && (
        <a rel="next" href={link(reading, '/events', [...query, ['before', String(older)]])}>
          {say.ledger.older}
        </a>
      )}
    </nav>
  );
}
