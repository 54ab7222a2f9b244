/** One transaction that appends a batch: each append of it with an outcome of its own. */
import { type Kysely, sql } from 'kysely';
import { canonical } from '../../events/envelope.ts';
import { LOG_CHANNEL } from '../db/channel.ts';
import { kept } from '../db/kept.ts';
import type { Database } from '../db/schema.ts';
import type { Projection } from '../projections/projection.ts';
import { extend, type Frontier } from '../tlog/frontier.ts';
import { HASH_BYTES, leafHash } from '../tlog/hash.ts';
import { decide, type Placed } from './decide.ts';
import { eraseComments } from './erasure.ts';
import { type FoundHead, find } from './find.ts';
import type { Changes, Fold } from './fold.ts';
import { foldsOf } from './folds.ts';
import { underLock } from './lock.ts';
import type { Outcome } from './log.ts';
import { commitmentOf } from './openings.ts';
import { entryOf, type PreparedAppend, recordedOf } from './prepare.ts';
import { ProjectionOutdated } from './refused.ts';
import { sha256 } from './sha256.ts';
import { type Executor, insertion, isChange, lines, storeChanges } from './store-rows.ts';

/** Where and how a log is written. */
export type Writer = {
  db: Kysely<Database>;
  clock: () => Date;
  /** The log's origin, `source` of every event. */
  source: string;
  projections: readonly Projection[];
};

/** Appends a batch in one transaction, and says what became of each. */
export function appendBatch(writer: Writer, batch: readonly PreparedAppend[]): Promise<Outcome[]> {
  const events = batch.flatMap((append) => append.events);
  const folds = foldsOf(
    writer.projections,
    events.map((prepared) => recordedOf(prepared, writer.source, UNPLACED)),
  );
  const streams = [...new Set(batch.flatMap((append) => append.streams.map(({ stream }) => stream)))];
  return underLock(
    writer.db,
    (tx) => {
      const ids = events.map((prepared) => prepared.event.id);
      return find(tx, ids, streams, folds);
    },
    (tx, { head, known }) => {
      const { outcomes, placed } = decide(batch, known);
      return {
        result: outcomes,
        statements: placed.length === 0 ? [] : store(tx, writer, head, placed, folds),
      };
    },
  );
}

/** Folds are asked for keys before the events have their place. */
const UNPLACED = { position: -1, revision: -1, time: '' };

function store(
  tx: Executor,
  writer: Writer,
  head: FoundHead,
  placed: readonly Placed[],
  folds: ReadonlyMap<string, Fold>,
): Promise<unknown>[] {
  refuseOutdated(writer.projections, head);
  const at = new Date(
    Math.max(writer.clock().getTime(), head.lastTime?.getTime() ?? Number.NEGATIVE_INFINITY),
  );
  const time = at.toISOString();
  const entries = placed.map(({ prepared, revision }) => entryOf(prepared, revision, time));
  const leaves = Buffer.concat(entries.map((entry) => leafHash(sha256, Buffer.from(entry))));
  for (const { prepared, position, revision } of placed) {
    const event = recordedOf(prepared, writer.source, { position, revision, time });
    for (const fold of folds.values()) fold.apply(event);
  }
  const changes = [...folds]
    .map(([name, fold]) => [name, fold.changes()] as const)
    .filter(([, change]) => isChange(change));
  const [only, ...others] = changes;
  // Rows of one table that are only added go with the events.
  const along = only && others.length === 0 && only[1].ended.length === 0 ? only : undefined;
  return [
    insertEvents(tx, head, time, placed, entries, leaves, along),
    ...insertOpenings(tx, placed),
    ...eraseErased(tx, time, placed),
    ...(head.size === 0 ? [insertVersions(tx, writer.projections)] : []),
    ...(along ? [] : changes.map(([name, change]) => storeChanges(tx, name, change))),
  ];
}

/** An empty log takes the projections as they are; later their versions only change by a rebuild. */
function refuseOutdated(projections: readonly Projection[], { size, versions }: FoundHead): void {
  const outdated = projections.filter(({ name, version }) =>
    size === 0 ? (versions[name] ?? version) !== version : versions[name] !== version,
  );
  if (outdated.length > 0) throw new ProjectionOutdated(outdated.map(({ name }) => name));
}

/**
 * Inserts the events, and rows that go along, moves the head and tells followers, in one statement. The head moves by compare-and-swap: were
 * the lock ever not held, the division by zero would end the transaction (its commit is on the way already).
 */
async function insertEvents(
  tx: Executor,
  from: Frontier,
  time: string,
  placed: readonly Placed[],
  entries: readonly string[],
  leaves: Uint8Array,
  along: readonly [table: string, Changes] | undefined,
): Promise<void> {
  const column = (value: (each: Placed) => string | number) => lines(placed.map(value));
  const to = extend(sha256, from, leaves);
  const digests = Buffer.concat(
    placed.map(({ prepared }) => (prepared.openings.length === 0 ? prepared.digest : NO_DIGEST)),
  );
  const hash = (bytes: Uint8Array) => sql`substring(${bytes}::bytea from ((n - 1) * 32 + 1)::int for 32)`;
  await sql`
    ${kept} with moved as (
      update head set size = ${to.size}, frontier = ${to.nodes}, last_time = ${time}::timestamptz
      where size = ${from.size} and frontier = ${from.nodes}
      returning pg_notify(${LOG_CHANNEL}, ${String(to.size)})
    )${along ? sql`, added_rows as (${insertion(along[0], along[1].added)})` : sql``}
    insert into events (position, id, stream, revision, type, recorded_at, entry, leaf_hash, command_digest)
    select ${from.size}::bigint + n - 1, id, stream, revision, type, ${time}::timestamptz, entry,
      ${hash(leaves)}, nullif(${hash(digests)}, ${NO_DIGEST}::bytea)
    from unnest(
      ${column(({ prepared }) => prepared.event.id)}::uuid[],
      ${column(({ prepared }) => prepared.stream)},
      ${column(({ revision }) => revision)}::int[],
      ${column(({ prepared }) => prepared.event.type)},
      ${lines(entries)}
    ) with ordinality as e (id, stream, revision, type, entry, n)
    where 1 / (select count(*) from moved) = 1`.execute(tx);
}

const NO_DIGEST = Buffer.alloc(HASH_BYTES);

function insertOpenings(tx: Executor, placed: readonly Placed[]): Promise<unknown>[] {
  return placed.flatMap(({ prepared: { event, digest, openings }, position }) =>
    openings.map(({ field, salt, sealed }) =>
      sql`
        insert into openings (position, event_id, field, commitment, salt, sealed, command_digest)
        values (${position}, ${event.id}, ${field}, ${commitmentOf(sealed, salt)}, ${salt}, ${canonical(sealed)},
          ${digest})`.execute(tx),
    ),
  );
}

/** What an event says was erased is erased with it, and so is what this very batch wrote of the same comment. */
function eraseErased(tx: Executor, time: string, placed: readonly Placed[]): Promise<unknown>[] {
  const streams = placed
    .filter(({ prepared }) => prepared.event.type === 'comment.erased')
    .map(({ prepared }) => prepared.stream);
  return streams.length === 0 ? [] : eraseComments(tx, [...new Set(streams)], time);
}

/** Registers the projections of a log that begins. */
function insertVersions(tx: Executor, projections: readonly Projection[]): Promise<unknown> {
  return sql`
    insert into projections (name, version, position)
    select name, version, -1
    from unnest(${projections.map(({ name }) => name)}::text[], ${lines(projections.map(({ version }) => version))}::int[])
      as p (name, version)
    on conflict do nothing`.execute(tx);
}
