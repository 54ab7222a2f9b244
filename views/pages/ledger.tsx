/** The ledger: every record, newest first. */
import type { Recorded } from '../../src/projections/projection.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { EventLine } from '../parts/event-line.tsx';
import { type Choice, Input, Select } from '../parts/field.tsx';
import { KeptFields } from '../parts/kept-fields.tsx';
import { Count, ListForm, sameList } from '../parts/list-form.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ShareLink } from '../parts/share.tsx';
import { link, type Query, useReading } from '../reading.ts';
import type { Names } from '../words/names.ts';
import { number } from '../words/numbers.ts';

export type LedgerFilter = {
  /** A type of record (`figure.reported`), or a family of them (`figure`). */
  type?: string | undefined;
  subject?: string | undefined;
  office?: string | undefined;
  /** Days or positions. */
  from?: string | undefined;
  to?: string | undefined;
};
/** How many records fit a filter; `more` where there are more than were counted. */
export type LedgerTotal = { count: number; more: boolean };
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
  /** Whether the page ends because enough was looked through, not because it is full. */
  isUnfinished: boolean;
  /** Position before which the page of newer records begins; null on the newest, and where that is not known. */
  newer: number | null;
  /** Whether this is not the newest page. */
  isLater: boolean;
  /** How many records there are in all, where nothing is filtered. */
  size: number | null;
  /** How many fit the filter, where there is one. */
  total: LedgerTotal | null;
  /** The family of records that is asked for, by which words can be searched for too. */
  family: string | undefined;
};

export function Ledger(props: LedgerProps) {
  const { events, names, filter, typeIsKnown, isUnfinished } = props;
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
          <GoTo />
          <Count>
            <Found {...props} />
          </Count>
          <div id="results">
            {!typeIsKnown && (
              <ProblemNote>
                <bdi>{say.filters.unknown(say.ledger.type, filter.type ?? '')}</bdi>
              </ProblemNote>
            )}
            <ByWords {...props} />
            {events.length > 0 && (
              <ol class="ledger">
                {events.map((event) => (
                  <EventLine event={event} names={names} />
                ))}
              </ol>
            )}
            {events.length === 0 && !isUnfinished && <p class="empty">{say.ledger.none}</p>}
            <Paging {...props} />
          </div>
        </>
      )}
    </div>
  );
}

function LedgerForm({ filter, types, offices }: LedgerProps) {
  const { say } = useReading();
  return (
    <ListForm path="/events">
      <Select
        name="type"
        label={say.ledger.type}
        any={say.ledger.anyType}
        choices={types}
        value={filter.type}
      />
      <Input name="office" label={say.ledger.office} value={filter.office} list={offices} />
      <Input name="subject" label={say.ledger.subject} hint={say.ledger.subjectHint} value={filter.subject} />
      <Input name="from" label={say.lists.from} hint={say.lists.dayHint} value={filter.from} />
      <Input name="to" label={say.lists.to} value={filter.to} />
    </ListForm>
  );
}

/** One record by its number. */
function GoTo() {
  const { say, moment } = useReading();
  return (
    <form class="goto" method="get" action="/events">
      <KeptFields />
      <label for="goto">{say.lists.goto}</label>
      <input id="goto" type="number" name="position" min="0" max={String(moment.position ?? 0)} required />
      <button type="submit" class="button">
        {say.lists.go}
      </button>
    </form>
  );
}

function Found({ events, size, total, older, isUnfinished }: LedgerProps) {
  const { say } = useReading();
  const [first, last] = [events[0], events.at(-1)];
  if (size !== null && first && last) {
    return <>{say.lists.recordRange(number(last.position), number(first.position), number(size))}</>;
  }
  return (
    <>
      {total && say.lists.recordsFound(number(total.count), total.more, number(events.length))}
      {isUnfinished && older !== null && `${say.sentenceEnd}${say.lists.lookedThrough(number(older))}`}
    </>
  );
}

/** The words of records are the search's to find: it keeps the kind of record that is asked for. */
function ByWords({ family }: LedgerProps) {
  const reading = useReading();
  const query: Query = [['kind', 'event'], ...(family ? [['family', family] as const] : [])];
  return (
    <p class="quiet by-words">
      <a href={link(reading, '/search', query)}>{reading.say.lists.byWords}</a>
    </p>
  );
}

function Paging({ filter, older, newer, isLater, isUnfinished }: LedgerProps) {
  const reading = useReading();
  const { say } = reading;
  const query: Query = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const to = (before: number) => link(reading, '/events', [...query, ['before', String(before)]]);
  return (
    <nav class="paging" aria-label={say.lists.pages} {...sameList}>
      {isLater && <a href={link(reading, '/events', query)}>{say.ledger.newest}</a>}
      {newer !== null && (
        <a rel="prev" href={to(newer)}>
          {say.lists.newer}
        </a>
      )}
      {older !== null && (
        <a rel="next" href={to(older)}>
          {isUnfinished ? say.lists.further : say.ledger.older}
        </a>
      )}
    </nav>
  );
}
