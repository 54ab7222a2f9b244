/** Bringing the index of the events' words up to the log. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Recorded } from '../projections/projection.ts';
import type { ProjectionName, RowsByProjection } from '../projections/rows.ts';
import { noteNames } from '../search/event-names.ts';
import { EVENT_TEXT_VERSION, eventLines, eventTags } from '../search/event-text.ts';
import { folded } from '../search/fold.ts';
import { lexemesOf, textOf } from '../search/lexemes.ts';
import { readEventNames } from './event-names.ts';
import { readPage } from './page.ts';
import { readRows } from './read-rows.ts';
import type { RowReader, RowsAt } from './rows.ts';

/** Events of one transaction: on the embedded database everybody else waits for it. */
const AT_ONCE = 500;

/**
 * Indexes what the log gained, at most `most` events, and returns the index's size. Two processes take turns.
 * An index that was made by another version of the events' words is emptied first.
 */
export async function indexEvents(db: Kysely<Database>, most: number): Promise<number> {
  let { next, isBehind } = await readState(db);
  for (let done = 0; isBehind && done < most; ) {
    const limit = Math.min(AT_ONCE, most - done);
    const page = await db.transaction().execute((tx) => indexPage(tx, limit));
    next = page.next;
    done += page.indexed;
    isBehind = page.indexed === limit;
  }
  return next;
}

/** Empties the index: the next search, or the follower, fills it again. */
export const emptyEventIndex = (db: Kysely<Database>): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await sql`select 1 from event_words_head for update`.execute(tx);
    await sql`truncate event_words`.execute(tx);
    await sql`update event_words_head set next = 0`.execute(tx);
  });

async function readState(db: Kysely<Database>): Promise<{ next: number; isBehind: boolean }> {
  const { rows } = await sql<{ next: number; version: number; size: number }>`
    select next, version, (select size from head) as size from event_words_head`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the index of events has no head: run `mingbai migrate`');
  if (row.version !== EVENT_TEXT_VERSION) return { next: 0, isBehind: true };
  return { next: row.next, isBehind: row.next < row.size };
}

async function indexPage(
  tx: Transaction<Database>,
  limit: number,
): Promise<{ next: number; indexed: number }> {
  const { rows } = await sql<{ next: number; version: number }>`
    select next, version from event_words_head for update`.execute(tx);
  const isCurrent = rows[0]?.version === EVENT_TEXT_VERSION;
  if (!isCurrent) await sql`truncate event_words`.execute(tx);
  const from = isCurrent ? (rows[0]?.next ?? 0) : 0;
  const events = await readPage(tx, from, limit);
  if (events.length > 0) await store(tx, events);
  const next = from + events.length;
  await sql`update event_words_head set next = ${next}, version = ${EVENT_TEXT_VERSION}`.execute(tx);
  return { next, indexed: events.length };
}

/** Each event with the names of things as they were then. */
async function store(tx: Transaction<Database>, events: readonly Recorded[]): Promise<void> {
  const names = await readEventNames(rowsOf(tx), (events[0]?.position ?? 0) - 1);
  const rows = events.map((event) => {
    noteNames(names, event);
    const lines = [...new Set(eventLines(event, names).map(({ text }) => folded(text)))];
    return {
      position: event.position,
      type: event.type,
      plan: 'plan' in event.data ? event.data.plan : null,
      lexemes: lexemesOf(lines, eventTags(event)),
      folded: textOf(lines),
    };
  });
  await sql`
    insert into event_words (position, type, plan, words, folded)
    select position, type, plan, array_to_tsvector(lexemes), folded
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (position bigint, type text, plan text, lexemes text[], folded text)`.execute(tx);
}

const rowsOf = (db: Kysely<Database>): Pick<RowReader, 'rows'> => ({
  rows: <N extends ProjectionName>(projection: N, where: RowsAt) =>
    readRows(db, projection, where) as Promise<RowsByProjection[N][]>,
});
