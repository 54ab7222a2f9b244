/** What an append must know of the log before it decides: read under the lock, in one statement. */
import { sql } from 'kysely';
import { kept } from '../db/kept.ts';
import type { Frontier } from '../tlog/frontier.ts';
import type { Known, KnownEvent } from './decide.ts';
import type { Fold } from './fold.ts';
import { tellRows } from './folds.ts';
import { currentFrom, type Executor, lines } from './store-rows.ts';

export type FoundHead = Frontier & {
  lastTime: Date | null;
  /** Versions of the folds that built the stored rows. */
  versions: Record<string, number>;
};

type Row = {
  size: number;
  frontier: Uint8Array;
  last_time: Date | null;
  versions: Record<string, number> | null;
  /** Id, position, digest in hex. */
  ids: [string, number, string | null][] | null;
  /** Stream, last revision. */
  revisions: [string, number][] | null;
  /** Key, plan, beginning, row. */
  rows: [string, string, number, string][] | null;
};

/**
 * The head, where the ids are stored that are, and the last revisions of the streams that there are. A fold that is
 * the only one is told its rows by the same statement: the usual append touches one projection.
 */
export async function find(
  tx: Executor,
  ids: readonly string[],
  streams: readonly string[],
  folds: ReadonlyMap<string, Fold>,
): Promise<{ head: FoundHead; known: Known }> {
  const [only, ...others] = folds.values();
  const told = only && others.length === 0 ? only : undefined;
  const current = told
    ? sql`(
        select json_agg(json_build_array(key, plan, from_position, row))
        ${currentFrom(told.projection.name, told.expected)}
      )`
    : sql`null::json`;
  const reading = sql<Row>`
    ${kept} select size, frontier, last_time,
      (select json_object_agg(name, version) from projections) as versions,
      (
        select json_agg(json_build_array(e.id, e.position, encode(coalesce(e.command_digest, (
          select o.command_digest from openings o where o.event_id = e.id limit 1
        )), 'hex')))
        from events e where e.id = any(${lines(ids)}::uuid[])
      ) as ids,
      (
        select json_agg(json_build_array(s.stream, s.revision))
        from unnest(${lines(streams)}) as w (stream)
        cross join lateral (
          select w.stream, e.revision from events e where e.stream = w.stream order by e.revision desc limit 1
        ) s
      ) as revisions,
      ${current} as rows
    from head`.execute(tx);
  const [{ rows }] = await Promise.all([reading, ...(told ? [] : [tellRows(tx, folds)])]);
  const [row] = rows;
  if (!row) throw new Error('the log has no head: run `mingbai migrate`');
  for (const [key, plan, from_position, json] of row.rows ?? [])
    told?.tell({ key, plan, from_position, row: json });
  const { size, frontier, last_time, versions } = row;
  return {
    head: { size, nodes: frontier, lastTime: last_time, versions: versions ?? {} },
    known: { size, ids: new Map((row.ids ?? []).map(knownEvent)), revisions: new Map(row.revisions ?? []) },
  };
}

const knownEvent = ([id, position, digest]: [string, number, string | null]): [string, KnownEvent] => [
  id,
  { position, digest: digest === null ? null : Buffer.from(digest, 'hex') },
];
