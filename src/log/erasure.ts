/**
 * Erasing what the log says is erased: the openings of a comment's events, and all that the desk of comments holds
 * of it. What is erased once is erased again wherever it came back from a backup.
 */
import { sql } from 'kysely';
import type { Executor } from './store-rows.ts';

const FIRST_OF_ID = 'comment/'.length + 1;
/**
 * Tables of the desk whose rows go with their comment. Its query code stays: it tells the writer of the erasure. What
 * waits goes before its contact, as everywhere: in another order two who take both away would wait for each other.
 */
const DESK = [
  'comment_waiting',
  'comment_contacts',
  'comment_assignments',
  'comment_drafts',
  'comment_masks',
] as const;

/**
 * Erases every opening of the events of some comments (text, salts and the digests of the commands, against which
 * guesses could be tried) and their rows at the desk. Part of the transaction that appends what says so: there is no
 * moment at which the log tells of an erasure and the text is still here.
 * @param streams each is `comment/` and the id.
 * @param erasedAt ISO 8601, of the event that says so.
 */
export const eraseComments = (
  tx: Executor,
  streams: readonly string[],
  erasedAt: string,
): Promise<unknown>[] => [
  sql`
    update openings set salt = null, sealed = null, command_digest = null, erased_at = ${erasedAt}::timestamptz
    where erased_at is null and event_id in (select id from events where stream = any(${streams}::text[]))`.execute(
    tx,
  ),
  ...DESK.map((table) =>
    sql`
      delete from ${sql.id(table)}
      where comment in (select substr(stream, ${FIRST_OF_ID}::int)::uuid from unnest(${streams}::text[]) s (stream))`.execute(
      tx,
    ),
  ),
];

/** What had come back: openings with text, and rows of the desk. */
export type Revived = { openings: number; rows: number };

/**
 * Erases again what the log says is erased and is here all the same, as after rows were taken from a backup that was
 * made before the erasure. Costs what the erasures of the log cost to look up, and nothing where there are none.
 */
export async function eraseRevived(db: Executor): Promise<Revived> {
  const openings = await affected(
    sql`
    with erased as (
      select stream, max(recorded_at) as at from events where type = 'comment.erased' group by stream
    )
    update openings o set salt = null, sealed = null, command_digest = null, erased_at = erased.at
    from erased join events e on e.stream = erased.stream
    where o.event_id = e.id and o.erased_at is null`.execute(db),
  );
  let rows = 0;
  for (const table of DESK)
    rows += await affected(
      sql`
      delete from ${sql.id(table)} where comment in (
        select substr(stream, ${FIRST_OF_ID}::int)::uuid from events where type = 'comment.erased'
      )`.execute(db),
    );
  return { openings, rows };
}

const affected = async (asked: Promise<{ numAffectedRows?: bigint }>): Promise<number> =>
  Number((await asked).numAffectedRows ?? 0);
