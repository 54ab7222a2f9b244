/** The event log, opened on a database. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Projection } from '../projections/projection.ts';
import type { ProjectionName, RowsByProjection } from '../projections/rows.ts';
import { appendBatch } from './batch.ts';
import type { CommentReader } from './comment-search.ts';
import type { EventSearch } from './event-search.ts';
import { commentsOf } from './find-comments.ts';
import { countEvents, findEvents } from './find-events.ts';
import { followEntries, type Hints } from './follow.ts';
import { indexEvents } from './index-events.ts';
import type { Log } from './log.ts';
import { type PreparedAppend, prepare } from './prepare.ts';
import { type PublishedLog, publishedOf } from './published.ts';
import { AppendQueue, appendAlone } from './queue.ts';
import { countEntries, eventOf, MAX_PAGE, readEntries, readHead, readRevision } from './read.ts';
import { readRow, readRows } from './read-rows.ts';
import { recentSizeOf } from './recent-size.ts';
import { rememberRows } from './remembered-rows.ts';
import type { RowReader, RowsAt } from './rows.ts';
import { lastTextTaken, type OpeningReader, readServedOpenings } from './served-openings.ts';

export type LogOptions = {
  db: Kysely<Database>;
  clock: () => Date;
  /** The log's origin, `source` of every event: `portal.example/log`. */
  source: string;
  projections: readonly Projection[];
  /** Gather waiting appends into one transaction (as unless told). Off on Workers: a request is on its own there. */
  groupCommit?: boolean;
  /** Where to hear of other processes' appends: `listenPostgres`. Followers poll without it. */
  hints?: Hints;
};

/** Where to hear of appends, this process's own and, if it was told where, others'. */
export type Hinting = { hints: Hints };

/** Opens the log on a migrated database. Closing it waits for appends under way; the database stays open. */
export function openLog(
  options: LogOptions,
): Log & RowReader & EventSearch & PublishedLog & OpeningReader & CommentReader & Hinting {
  const { db, source, groupCommit = true } = options;
  const own = new OwnHints();
  const recent = recentSizeOf(async () => (await readHead(db)).size);
  own.subscribe(recent.forget);
  const commit = async (batch: readonly PreparedAppend[]) => {
    const outcomes = await appendBatch(options, batch);
    own.tell();
    return outcomes;
  };
  const queue = new AppendQueue(commit);
  const hints = options.hints ? [own, options.hints] : [own];
  const both: Hints = {
    subscribe: (onHint) => {
      const stops = hints.map((each) => each.subscribe(onHint));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
  let indexing: Promise<number> | undefined;
  // Every position below a size that was seen is settled.
  let seen = 0;
  const rows = rememberRows(readerOf(db), (at) => at < seen);

  return {
    append: async (appends) => {
      const prepared = prepare(appends, source);
      return groupCommit ? queue.add(prepared) : appendAlone(commit, prepared);
    },
    head: async () => {
      const head = await readHead(db);
      seen = Math.max(seen, head.size);
      return head;
    },
    recentSize: recent.recentSize,
    read: (where) => readEntries(db, where),
    readEvents: async (where) => (await readEntries(db, where)).map(eventOf),
    count: (where, most) => countEntries(db, where, most),
    revision: (stream) => readRevision(db, stream),
    follow: (where) => followEntries((from) => readEntries(db, { from, limit: MAX_PAGE }), where, hints),
    hints: both,
    ...rows,
    // Who asks while it is under way waits for the same.
    indexEvents: (most = 5_000) =>
      (indexing ??= indexEvents(db, most).finally(() => {
        indexing = undefined;
      })),
    countEvents: (query) => countEvents(db, query),
    findEvents: (where) => findEvents(db, where),
    servedOpenings: (where) => readServedOpenings(db, where),
    textsTaken: () => lastTextTaken(db),
    ...publishedOf(db),
    ...commentsOf(db),
    close: async () => {
      await queue.idle();
      await indexing?.catch(() => undefined);
    },
  };
}

const readerOf = (db: Kysely<Database>): RowReader => ({
  rows: <N extends ProjectionName>(projection: N, where: RowsAt) =>
    readRows(db, projection, where) as Promise<RowsByProjection[N][]>,
  row: <N extends ProjectionName>(projection: N, key: string, at: number) =>
    readRow(db, projection, key, at) as Promise<RowsByProjection[N] | undefined>,
});

/** Hints of this process's own appends. */
class OwnHints implements Hints {
  readonly #listeners = new Set<() => void>();

  subscribe(onHint: () => void): () => void {
    const listener = () => onHint();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
