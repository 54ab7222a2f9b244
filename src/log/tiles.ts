/** Tiles and bundles of entries, put together from rows that never change. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { encodeBundle } from '../tlog/bundle.ts';
import { HASH_BYTES } from '../tlog/hash.ts';
import type { ReadTile } from '../tlog/prove.ts';
import { TILE_WIDTH, type Tile } from '../tlog/tile.ts';

/** The tile's bytes; undefined when the log does not have all of it. */
export async function readTile(db: Kysely<Database>, tile: Tile): Promise<Uint8Array | undefined> {
  if (tile.level === 'entries') return readBundle(db, tile);
  const from = tile.index * TILE_WIDTH;
  const to = from + tile.width;
  const { rows } =
    tile.level === 0
      ? await sql<{ hashes: Uint8Array | null }>`
          select string_agg(leaf_hash, ''::bytea order by position) as hashes from events
          where position >= ${from} and position < ${to}`.execute(db)
      : await sql<{ hashes: Uint8Array | null }>`
          select string_agg(hash, ''::bytea order by index) as hashes from tree_nodes
          where level = ${tile.level} and index >= ${from} and index < ${to}`.execute(db);
  const hashes = rows[0]?.hashes;
  return hashes?.length === tile.width * HASH_BYTES ? hashes : undefined;
}

async function readBundle(db: Kysely<Database>, { index, width }: Tile): Promise<Uint8Array | undefined> {
  const from = index * TILE_WIDTH;
  const rows = await db
    .selectFrom('events')
    .select('entry')
    .where('position', '>=', from)
    .where('position', '<', from + width)
    .orderBy('position')
    .execute();
  return rows.length === width ? encodeBundle(rows.map(({ entry }) => Buffer.from(entry))) : undefined;
}

/** What proofs are made from. @throws Error when a tile is missing that the tree has. */
export const tileReader =
  (db: Kysely<Database>): ReadTile =>
  async (tile) => {
    const bytes = await readTile(db, tile);
    if (!bytes) throw new Error(`the log lacks tile ${tile.level}/${tile.index} of width ${tile.width}`);
    return bytes;
  };
