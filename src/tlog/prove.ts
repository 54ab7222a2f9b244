/** Proofs out of tiles. */
import { concat } from './bytes.ts';
import { HASH_BYTES, type Hash, nodeHash } from './hash.ts';
import { consistencyRanges, inclusionRanges, type Range, splitOf } from './ranges.ts';
import { TILE_HEIGHT, TILE_WIDTH, type Tile, tileIn } from './tile.ts';

/** Reads a tile of hashes: `width` times 32 bytes. */
export type ReadTile = (tile: Tile & { level: number }) => Promise<Uint8Array>;

/** The siblings of a leaf on the way up, in a tree of `size` leaves. @throws RangeError unless index < size. */
export const proveInclusion = (hash: Hash, read: ReadTile, index: number, size: number) =>
  hashesOf(hash, read, inclusionRanges(index, size), size);

/** The hashes that show that a tree of `size` leaves extends that of `old`. @throws RangeError unless old ≤ size. */
export const proveConsistency = (hash: Hash, read: ReadTile, old: number, size: number) =>
  hashesOf(hash, read, consistencyRanges(old, size), size);

/** The root of the tree. */
export async function rootOfTiles(hash: Hash, read: ReadTile, size: number): Promise<Uint8Array> {
  if (size === 0) return hash(new Uint8Array(0));
  const [root] = await hashesOf(hash, read, [{ start: 0, end: size }], size);
  return root ?? hash(new Uint8Array(0));
}

async function hashesOf(hash: Hash, read: ReadTile, ranges: readonly Range[], size: number) {
  const tiles = remembering(read);
  return Promise.all(ranges.map((range) => hashOf(hash, tiles, range, size)));
}

/** The hash of one node: read where a tile holds it (or what is within a tile below it), put together else. */
async function hashOf(hash: Hash, read: ReadTile, range: Range, size: number): Promise<Uint8Array> {
  const width = range.end - range.start;
  if (isPowerOfTwo(width)) return completeHash(hash, read, range.start, width, size);
  const middle = range.start + splitOf(width);
  const [left, right] = await Promise.all([
    hashOf(hash, read, { start: range.start, end: middle }, size),
    hashOf(hash, read, { start: middle, end: range.end }, size),
  ]);
  return nodeHash(hash, left, right);
}

/** A complete subtree of `width` leaves, a power of two: its nearest hashes below stand in one tile. */
async function completeHash(hash: Hash, read: ReadTile, start: number, width: number, size: number) {
  const height = Math.round(Math.log2(width));
  const level = Math.floor(height / TILE_HEIGHT);
  const leaves = TILE_WIDTH ** level;
  const first = start / leaves;
  const tile = tileIn(size, level, Math.floor(first / TILE_WIDTH));
  if (!tile) throw new RangeError(`no tile holds the leaves from ${start}`);
  const bytes = await read({ ...tile, level });
  if (bytes.length !== tile.width * HASH_BYTES) throw new RangeError('a tile has another length than asked');
  const at = first % TILE_WIDTH;
  return fold(hash, bytes.subarray(at * HASH_BYTES, (at + width / leaves) * HASH_BYTES));
}

/** The root over hashes that lie flat, of which there is a power of two. */
export function fold(hash: Hash, nodes: Uint8Array): Uint8Array {
  let level = nodes;
  while (level.length > HASH_BYTES) {
    const pairs: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2 * HASH_BYTES)
      pairs.push(
        nodeHash(
          hash,
          level.subarray(at, at + HASH_BYTES),
          level.subarray(at + HASH_BYTES, at + 2 * HASH_BYTES),
        ),
      );
    level = concat(...pairs);
  }
  return level;
}

/** Each tile is read once. */
function remembering(read: ReadTile): ReadTile {
  const known = new Map<string, Promise<Uint8Array>>();
  return (tile) => {
    const key = `${tile.level}/${tile.index}`;
    const bytes = known.get(key) ?? read(tile);
    known.set(key, bytes);
    return bytes;
  };
}

const isPowerOfTwo = (width: number): boolean => width === 1 || splitOf(width) * 2 === width;
