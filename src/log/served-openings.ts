/**
 * The openings that the public gets with the log: texts as they were published and replies, for as long as they are
 * public. One answer to that question, for the API, for the bundle and for whoever checks either. (The design's
 * "Sealed text".)
 *
 * What a resident wrote (`comment.submitted`) is never among them, nor are the names of individuals in a
 * commendation: a salt that is served would let anyone try what was masked.
 */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { MAX_PAGE } from './read.ts';

/** An opening as it is served: with it, the commitment in `data[field]` of the event can be checked. */
export type ServedOpening = {
  position: number;
  eventId: string;
  /** Where in the event's `data` the commitment stands. */
  field: string;
  /** 32 bytes in hex. */
  salt: string;
  sealed: Record<string, unknown>;
};

export type ServedOpeningsOptions = {
  /** First position wanted. */
  from?: number | undefined;
  /** Last position wanted. */
  to?: number | undefined;
  /** Only of the events at these positions. */
  positions?: readonly number[] | undefined;
  /** At most 5,000, as unless told. */
  limit?: number | undefined;
};

export interface OpeningReader {
  /** See `readServedOpenings`. */
  servedOpenings(options?: ServedOpeningsOptions): Promise<ServedOpening[]>;
  /** See `lastTextTaken`. */
  textsTaken(): Promise<number>;
}

/**
 * The position of the last event that took public text away, in whatever process; -1 before there is one. Whatever
 * shows sealed text, also as of an earlier position, is made anew when this has changed.
 */
export async function lastTextTaken(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    select greatest(
      (select max(position) from events where type = 'comment.erased'),
      (select max(position) from events where type = 'comment.deselected'),
      -1
    ) as position`.execute(db);
  return Number(rows[0]?.position ?? -1);
}

/**
 * The openings that are public now, of the events at the given positions, in the order of their positions: at most
 * one of an event, so that the next page begins after the last position of this one.
 *
 * A text is public until its comment is erased; a selected text until it is deselected, and one that is selected
 * after that is a new text; a reply while its comment is not deselected. What ends it counts wherever it stands in
 * the log, after `to` as well: who takes a copy of the log up to a position must take the openings first and then
 * look for the head, or take both in one snapshot, or else a text may be missing that is erased only later on.
 */
export async function readServedOpenings(
  db: Kysely<Database>,
  { from = 0, to = Number.MAX_SAFE_INTEGER, positions, limit = MAX_PAGE }: ServedOpeningsOptions = {},
): Promise<ServedOpening[]> {
  const { rows } = await sql<Omit<ServedOpening, 'sealed'> & { sealed: string }>`
    select o.position, o.event_id as "eventId", o.field, o.salt, o.sealed
    from openings o
    join events e on e.position = o.position
    where o.position between ${from} and ${to}
      ${positions ? sql`and o.position = any(${positions}::bigint[])` : sql``}
      and o.erased_at is null
      and e.type in ('comment.selected', 'comment.replied')
      and not exists (
        select 1 from events x where x.stream = e.stream and x.type = 'comment.erased'
      )
      and not exists (
        select 1 from events x
        where x.stream = e.stream and x.type = 'comment.deselected' and x.revision > e.revision
          and (e.type = 'comment.selected' or not exists (
            select 1 from events y
            where y.stream = x.stream and y.type = 'comment.selected' and y.revision > x.revision
          ))
      )
    order by o.position
    limit ${Math.max(0, Math.min(limit, MAX_PAGE))}`.execute(db);
  return rows.map((row) => ({ ...row, sealed: JSON.parse(row.sealed) }));
}
