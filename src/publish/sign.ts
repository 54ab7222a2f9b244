/** Signing the next checkpoint: over what was read, hashed and compared anew since the last one. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { sha256 } from '../log/sha256.ts';
import { sameBytes } from '../tlog/bytes.ts';
import { formatCheckpoint } from '../tlog/checkpoint.ts';
import { emptyFrontier, extend, type Frontier, root } from '../tlog/frontier.ts';
import { signNote } from '../tlog/note.ts';
import { TILE_HEIGHT } from '../tlog/tile.ts';
import { LogDiffers, positions } from './finding.ts';
import { type Before, checkedLeaves, readStoredRows, wholeLeaves } from './rows.ts';
import type { SignedCheckpoint, Standing } from './standing.ts';

/** Rows at once: on the embedded database everybody else waits for them. */
const PAGE = 1_000;

/** The root of a full tile, to be kept: a hash of the tile above it. */
export type TreeNode = { level: number; index: number; hash: Uint8Array };

export type Grown = { frontier: Frontier; nodes: TreeNode[] };

/**
 * The tree from the last checkpoint up to the head, from the entries themselves.
 * @throws LogDiffers when a row differs from its entry, or all of them from the head.
 */
export async function grow(
  db: Kysely<Database>,
  { head, checkpoint, end }: Standing,
  source: string,
): Promise<Grown> {
  const start: Frontier = checkpoint ?? emptyFrontier;
  if (head.size < start.size)
    throw new LogDiffers(
      `the head tells ${head.size} events, and checkpoint ${start.size} is signed`,
      head.size,
    );
  if (end !== head.size)
    throw new LogDiffers(
      `the head tells ${head.size} events, and the rows end after ${end}: the head was edited, or rows were deleted`,
      Math.min(end, head.size),
    );
  const nodes: TreeNode[] = [];
  let frontier = start;
  while (frontier.size < head.size) {
    const to = Math.min(head.size, frontier.size + PAGE);
    const leaves =
      (await wholeLeaves(db, frontier.size, to, source)) ?? (await readLeaves(db, frontier.size, to));
    frontier = extend(sha256, frontier, leaves, collectNodes(nodes));
  }
  if (!sameBytes(frontier.nodes, head.nodes)) {
    // Whoever swapped rows of one stream, or of other times, is found where the order breaks.
    for (let from = start.size; from < head.size; from += PAGE)
      await readLeaves(db, from, Math.min(head.size, from + PAGE));
    throw new LogDiffers(
      `the rows make another root than the head tells: the head was edited, or the rows of ${positions(start.size, head.size - 1)}`,
      start.size,
    );
  }
  const time = await timeBefore(db, head.size);
  if (time !== head.time)
    throw new LogDiffers(
      `the head tells ${head.time} as the time of the last event, its row ${time}`,
      head.size - 1,
    );
  return { frontier, nodes };
}

/** The same of rows that are read and hashed here: names what is wrong. */
async function readLeaves(db: Kysely<Database>, from: number, to: number): Promise<Uint8Array> {
  const rows = await readStoredRows(db, from, to);
  const before: Before = { time: await timeBefore(db, from), revisions: new Map() };
  await tellRevisions(db, from, new Set(rows.map(({ stream }) => stream)), before);
  return checkedLeaves(rows, from, to, before);
}

/** Keeps what becomes a hash of a tile above the leaves. */
export const collectNodes =
  (nodes: TreeNode[]) =>
  (height: number, index: number, hash: Uint8Array): void => {
    if (height % TILE_HEIGHT === 0) nodes.push({ level: height / TILE_HEIGHT, index, hash });
  };

async function timeBefore(db: Kysely<Database>, position: number): Promise<string> {
  const row = await db
    .selectFrom('events')
    .select('recorded_at as time')
    .where('position', '=', position - 1)
    .executeTakeFirst();
  return row?.time.toISOString() ?? '';
}

/** Last revisions before a position, of streams that no page before had. */
async function tellRevisions(
  db: Kysely<Database>,
  position: number,
  streams: ReadonlySet<string>,
  { revisions }: Before,
): Promise<void> {
  const unknown = [...streams].filter((stream) => !revisions.has(stream));
  if (unknown.length === 0) return;
  const { rows } = await sql<{ stream: string; revision: number }>`
    select w.stream, e.revision from unnest(${unknown}::text[]) as w (stream)
    cross join lateral (
      select revision from events e where e.stream = w.stream and e.position < ${position}
      order by revision desc limit 1
    ) e`.execute(db);
  for (const { stream, revision } of rows) revisions.set(stream, revision);
}

/**
 * Signs what the tree has grown to, and stores it by compare-and-swap.
 * @returns undefined when another publisher was quicker.
 */
export async function sign(
  db: Kysely<Database>,
  { origin, signing, at }: { origin: string; signing: SigningKey; at: Date },
  previous: number,
  { frontier, nodes }: Grown,
): Promise<SignedCheckpoint | undefined> {
  const tree = root(sha256, frontier);
  const note = signNote(
    formatCheckpoint({ origin, size: frontier.size, root: tree }),
    signing.key,
    signing.sign,
  );
  const checkpoint = { ...frontier, previous, root: tree, note };
  return (await store(db, checkpoint, nodes, at)) ? checkpoint : undefined;
}

function store(
  db: Kysely<Database>,
  { size, previous, root: tree, nodes: frontier, note }: SignedCheckpoint,
  nodes: readonly TreeNode[],
  at: Date,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    // The unique `previous` is the swap: of two that extend one checkpoint, the second stores nothing.
    const { rows } = await sql`
      insert into checkpoints (size, previous, root, frontier, note, signed_at)
      values (${size}, ${previous}, ${tree}, ${frontier}, ${note}, ${at.toISOString()})
      on conflict do nothing returning size`.execute(tx);
    if (rows.length === 0) return false;
    if (nodes.length > 0) await insertNodes(tx, nodes);
    return true;
  });
}

async function insertNodes(tx: Kysely<Database>, nodes: readonly TreeNode[]): Promise<void> {
  const { rows } = await sql`
    insert into tree_nodes (level, index, hash)
    select level, index, decode(hash, 'hex') from unnest(
      ${nodes.map(({ level }) => level)}::int[],
      ${nodes.map(({ index }) => index)}::bigint[],
      ${nodes.map(({ hash }) => Buffer.from(hash).toString('hex'))}::text[]
    ) as n (level, index, hash)
    on conflict do nothing returning 1`.execute(tx);
  if (rows.length !== nodes.length)
    throw new LogDiffers('hashes of tiles stand in the tables that no checkpoint has had stored');
}
