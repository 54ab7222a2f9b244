/** Tiles of hashes out of the served log. */
import { HASH_BYTES } from '../../../src/tlog/hash.ts';
import type { ReadTile } from '../../../src/tlog/prove.ts';
import { TILE_WIDTH, tilePath } from '../../../src/tlog/tile.ts';
import type { ReadLog } from './read.ts';

/** Each tile is read once in a step. */
export function tileReader(read: ReadLog): ReadTile {
  const known = new Map<string, Promise<Uint8Array>>();
  return (tile) => {
    const path = tilePath(tile);
    const bytes = known.get(path) ?? read(path, TILE_WIDTH * HASH_BYTES);
    known.set(path, bytes);
    return bytes;
  };
}

/** Tiles of another length than asked for prove nothing: a finding, as their server may want it so. */
export function malformed(error: unknown): { malformed: string } {
  if (error instanceof RangeError) return { malformed: error.message };
  throw error;
}
