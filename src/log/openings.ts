/**
 * Sealed text: personal or erasable words never enter an entry. It carries a commitment to them, and they stand in
 * a table of openings with the salt, until they are erased. (The design's "Sealed text".)
 */
import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { commitmentOf } from './commitment.ts';
import type { Opening } from './log.ts';

export { commitmentOf };

const SALT_BYTES = 32;

export type Sealed = Record<string, unknown>;
/** What the table holds of a field that was not erased. */
export type StoredOpening = { eventId: string; position: number; commitment: string } & Opening;

/**
 * Seals an object under a fresh salt (or the given one, 64 hex digits): the commitment goes into the event's data,
 * the opening beside the event.
 */
export function seal(
  sealed: Sealed,
  { field = 'sealed', salt = randomBytes(SALT_BYTES).toString('hex') } = {},
): { commitment: string; opening: Opening } {
  return { commitment: commitmentOf(sealed, salt), opening: { field, salt, sealed } };
}

/** The openings of events that were not erased. */
export async function readOpenings(
  db: Kysely<Database>,
  eventIds: readonly string[],
): Promise<StoredOpening[]> {
  if (eventIds.length === 0) return [];
  const rows = await db
    .selectFrom('openings')
    .selectAll()
    .where('event_id', 'in', eventIds)
    .orderBy('position')
    .orderBy('field')
    .execute();
  return rows.flatMap(({ event_id, position, commitment, field, salt, sealed }) =>
    salt === null || sealed === null
      ? []
      : [{ eventId: event_id, position, commitment, field, salt, sealed: JSON.parse(sealed) }],
  );
}

/**
 * Erases an event's openings: text, salts and the command's digest (which a guess at the text could be tried
 * against). The commitments stay, in the entry and here. Returns how many were erased now.
 */
export async function eraseOpening(db: Kysely<Database>, eventId: string, erasedAt: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update openings set salt = null, sealed = null, command_digest = null, erased_at = ${erasedAt.toISOString()}
    where event_id = ${eventId} and erased_at is null`.execute(db);
  return Number(numAffectedRows ?? 0);
}
