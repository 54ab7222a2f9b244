/** Reading the log to fold it: whole pages in one text, the cheapest way to bring many entries over. */
import { type Kysely, sql } from 'kysely';
import type { Envelope } from '../../events/envelope.ts';
import { upcast } from '../../events/upcast.ts';
import type { Database } from '../db/schema.ts';
import type { Recorded } from '../projections/projection.ts';
import { MAX_PAGE } from './read.ts';

/** The events from a position on, at most `limit` of them, told in their current versions. */
export async function readPage(db: Kysely<Database>, from: number, limit = MAX_PAGE): Promise<Recorded[]> {
  const { rows } = await sql<{ entries: string | null }>`
    select string_agg(entry, ',' order by position) as entries from events
    where position >= ${from} and position < ${from + limit}`.execute(db);
  const events: (Envelope & { position?: number })[] = JSON.parse(`[${rows[0]?.entries ?? ''}]`);
  // Positions have no gaps: the nth entry of a page has the nth position.
  return events.map((stored, index) => {
    const event = upcast(stored);
    event.position = from + index;
    return event as Recorded;
  });
}
