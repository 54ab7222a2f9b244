/** Looking events up in the index of their words. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { EventType } from '../../events/index.ts';
import type { Database } from '../db/schema.ts';
import type { Recorded } from '../projections/projection.ts';
import { type QueryWord, queryOf, tagsQuery } from '../search/lexemes.ts';
import { type EventCount, type EventPage, type EventQuery, MOST_COUNTED } from './event-search.ts';
import { eventOf } from './read.ts';

export async function countEvents(
  db: Kysely<Database>,
  { words, at }: EventQuery,
): Promise<{ counts: EventCount[]; more: boolean }> {
  if (words.length === 0) return { counts: [], more: false };
  const { rows } = await sql<{ type: EventType; plan: string | null; count: number }>`
    select type, plan, count(*) as count from (
      select type, plan from event_words w where ${matches(words, at)}
      order by position desc limit ${MOST_COUNTED + 1}
    ) found group by type, plan`.execute(db);
  const counts = rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
  return { counts, more: counts.reduce((sum, { count }) => sum + count, 0) > MOST_COUNTED };
}

export async function findEvents(
  db: Kysely<Database>,
  { words, at, types, plan, before, limit }: EventPage,
): Promise<Recorded[]> {
  if (words.length === 0) return [];
  const where = [
    matches(words, Math.min(at, (before ?? at + 1) - 1)),
    ...(types === undefined ? [] : [sql`w.type = any(${types}::text[])`]),
    ...(plan === undefined ? [] : [sql`w.plan = ${plan}`]),
  ];
  const { rows } = await sql<{ position: number; entry: string }>`
    select e.position, e.entry from event_words w join events e on e.position = w.position
    where ${sql.join(where, sql` and `)}
    order by w.position desc limit ${limit}`.execute(db);
  return rows.map(eventOf);
}

/** The pairs of characters find the few that may have the words; these are then looked through for them. */
function matches(words: readonly QueryWord[], at: number): RawBuilder<unknown> {
  const occurs = words.map(({ word, tags }) =>
    tags.length === 0
      ? sql`strpos(w.folded, ${word}) > 0`
      : sql`(strpos(w.folded, ${word}) > 0 or w.words @@ ${tagsQuery(tags)}::tsquery)`,
  );
  return sql`w.position <= ${at} and w.words @@ ${queryOf(words)}::tsquery and ${sql.join(occurs, sql` and `)}`;
}
