import { type Kysely, sql } from 'kysely';
import type { Database } from '../../db/schema.ts';

/** "desk": keeps this lock from being another's. */
const DESK = 0x6465_736b;

/**
 * Until the transaction ends, nobody else writes what belongs to a comment at the desk: two first versions would be
 * two. No rows are locked: a row waits for the log's lock when it is inserted, and an erasure holds that lock while it
 * takes the rows away, so that each would wait for the other.
 */
export const oneAtATime = (tx: Kysely<Database>, comment: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(${DESK}::int, hashtext(${comment}))`.execute(tx);
