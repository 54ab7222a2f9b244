/** Reading the log: pages of exact entries, by position, stream and type. */
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { Envelope } from '../../events/envelope.ts';
import { upcast } from '../../events/upcast.ts';
import type { Database } from '../db/schema.ts';
import type { Recorded } from '../projections/projection.ts';
import { root } from '../tlog/frontier.ts';
import type { Head, ReadOptions, StoredEntry } from './log.ts';
import { sha256 } from './sha256.ts';

export const MAX_PAGE = 5_000;
const PAGE = 1_000;

/** Exact entries, in the order of their positions. */
export function readEntries(db: Kysely<Database>, options: ReadOptions = {}): Promise<StoredEntry[]> {
  const { limit = PAGE, order = 'ascending' } = options;
  return chosen(db.selectFrom('events').select(['position', 'entry', 'leaf_hash as leafHash']), options)
    .orderBy('position', order === 'ascending' ? 'asc' : 'desc')
    .limit(Math.max(0, Math.min(limit, MAX_PAGE)))
    .execute();
}

/** How many entries the options choose, counted up to `most`. */
export async function countEntries(
  db: Kysely<Database>,
  options: Omit<ReadOptions, 'limit' | 'order'>,
  most: number,
): Promise<number> {
  const { count } = await db
    .selectFrom(chosen(db.selectFrom('events').select('position'), options).limit(most).as('chosen'))
    .select((select) => select.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function chosen<Row>(
  every: SelectQueryBuilder<Database, 'events', Row>,
  { from, to, id, stream, streamPrefix, types, mentioning }: ReadOptions,
): SelectQueryBuilder<Database, 'events', Row> {
  let query = every;
  if (from !== undefined) query = query.where('position', '>=', from);
  if (to !== undefined) query = query.where('position', '<=', to);
  if (id !== undefined) query = query.where('id', '=', id);
  if (stream !== undefined) query = query.where('stream', '=', stream);
  if (streamPrefix) {
    query = query.where('stream', '>=', streamPrefix);
    const end = afterPrefix(streamPrefix);
    if (end) query = query.where('stream', '<', end);
  }
  if (types !== undefined) query = query.where('type', '=', sql<string>`any(${types}::text[])`);
  if (mentioning !== undefined) {
    // In canonical JSON a quotation mark within a text is escaped: what stands between two bare ones is the whole text.
    const texts = mentioning.map((text) => sql<boolean>`strpos(entry, ${JSON.stringify(text)}) > 0`);
    query = query.where(sql<boolean>`(${sql.join(texts, sql` or `)})`);
  }
  return query;
}

/** A stored entry, parsed and told in its type's current version. */
export function eventOf({ position, entry }: Pick<StoredEntry, 'position' | 'entry'>): Recorded {
  const event = upcast(JSON.parse(entry) as Envelope);
  return { ...event, position } as Recorded;
}

/** The log's size, root hash and last time. */
export async function readHead(db: Kysely<Database>): Promise<Head> {
  const head = await db
    .selectFrom('head')
    .select(['size', 'frontier', 'last_time'])
    .executeTakeFirstOrThrow();
  return {
    size: head.size,
    rootHash: root(sha256, { size: head.size, nodes: head.frontier }),
    lastTime: head.last_time?.toISOString() ?? null,
  };
}

/** The last revision of a stream, or `none`. */
export async function readRevision(db: Kysely<Database>, stream: string): Promise<number | 'none'> {
  const row = await db
    .selectFrom('events')
    .select((select) => select.fn.max('revision').as('revision'))
    .where('stream', '=', stream)
    .executeTakeFirst();
  return row?.revision ?? 'none';
}

/** The least text that is greater than all that begin with the prefix, bytewise; undefined when there is none. */
export function afterPrefix(prefix: string): string | undefined {
  const points = [...prefix];
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const point = last.codePointAt(0) ?? 0;
    // U+D800–DFFF are no characters.
    if (point < 0x10ffff)
      return points.join('') + String.fromCodePoint(point === 0xd7ff ? 0xe000 : point + 1);
  }
  return undefined;
}
