/** Rows of events, checked against themselves: what is signed is computed from the entries as they are stored. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { sha256 } from '../log/sha256.ts';
import { sameBytes } from '../tlog/bytes.ts';
import { HASH_BYTES, leafHash } from '../tlog/hash.ts';
import { LogDiffers } from './finding.ts';

export type StoredRow = {
  position: number;
  id: string;
  stream: string;
  revision: number;
  type: string;
  /** ISO 8601, UTC. */
  time: string;
  entry: string;
  leafHash: Uint8Array;
};

/** The rows from a position up to, not including, another. */
export async function readStoredRows(db: Kysely<Database>, from: number, to: number): Promise<StoredRow[]> {
  const { rows } = await sql<Omit<StoredRow, 'time'> & { time: Date }>`
    select position, id, stream, revision, type, recorded_at as time, entry, leaf_hash as "leafHash"
    from events where position >= ${from} and position < ${to} order by position`.execute(db);
  return rows.map((row) => ({ ...row, time: row.time.toISOString() }));
}

/**
 * The leaf hashes of a page of rows, where each is that of its entry and the columns say what the entry says; else
 * undefined, and reading the rows tells why. The database hashes here, from the entries as it stores them: appends
 * wait for nobody to carry them out of it. The audit hashes by itself. (Bytes, as counting characters takes longer.)
 * @param source that of the events; rows of another are read.
 */
export async function wholeLeaves(
  db: Kysely<Database>,
  from: number,
  to: number,
  source: string,
): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ count: number; whole: boolean | null; hashes: Uint8Array | null }>`
    select count(*)::int as count, string_agg(leaf_hash, ''::bytea order by position) as hashes, bool_and(
      leaf_hash = pg_catalog.sha256('\\x00'::bytea || convert_to(entry, 'UTF8'))
      and substr(convert_to(entry, 'UTF8'), octet_length(entry) - octet_length(ending) + 1) = convert_to(ending, 'UTF8')
    ) as whole
    from (
      select position, entry, leaf_hash, ',"id":"' || id || '","revision":' || revision || ',"source":"' || ${source}::text
        || '","specversion":"1.0","subject":"' || stream || '","time":"'
        || to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","type":"' || type || '"}' as ending
      from events where position >= ${from} and position < ${to} order by position
    ) e`.execute(db);
  const [row] = rows;
  return row?.count === to - from && row.whole === true ? (row.hashes ?? undefined) : undefined;
}

/** What the rows before told: the last time, and the last revision of each stream that was met. */
export type Before = { time: string; revisions: Map<string, number> };

/**
 * The hashes of the entries, flat, computed anew. Moves `before` on.
 * @throws LogDiffers naming the first position that is missing, differs from its entry, or is out of order.
 */
export function checkedLeaves(
  rows: readonly StoredRow[],
  from: number,
  to: number,
  before: Before,
): Uint8Array {
  const leaves = new Uint8Array((to - from) * HASH_BYTES);
  for (let position = from; position < to; position++) {
    const row = rows[position - from];
    if (row?.position !== position) throw new LogDiffers('the row of this event is missing', position);
    const leaf = leafHash(sha256, Buffer.from(row.entry));
    if (!sameBytes(leaf, row.leafHash))
      throw new LogDiffers('the leaf hash is not that of the entry', position);
    if (!tellsItself(row)) throw new LogDiffers('the columns of the row differ from its entry', position);
    checkOrder(row, before);
    leaves.set(leaf, (position - from) * HASH_BYTES);
  }
  return leaves;
}

function checkOrder({ position, stream, revision, time }: StoredRow, before: Before): void {
  const last = before.revisions.get(stream) ?? -1;
  if (revision !== last + 1)
    throw new LogDiffers(
      `revision ${revision} of ${stream} follows revision ${last}: rows are swapped or missing`,
      position,
    );
  if (time < before.time)
    throw new LogDiffers(`recorded at ${time}, after an event of ${before.time}: rows are swapped`, position);
  before.revisions.set(stream, revision);
  before.time = time;
}

/**
 * Whether the columns say what the entry says: without parsing it, as canonical JSON ends with exactly these
 * attributes (RFC 8785 sorts by name), and only the source between them is not in a column.
 */
function tellsItself({ id, stream, revision, type, time, entry }: StoredRow): boolean {
  const end = `","specversion":"1.0","subject":"${stream}","time":"${time}","type":"${type}"}`;
  const start = `,"id":"${id}","revision":${revision},"source":"`;
  if (!entry.endsWith(end)) return false;
  const last = entry.length - end.length;
  const at = entry.lastIndexOf(start, last - start.length);
  return at > 0 && !entry.slice(at + start.length, last).includes('"');
}
