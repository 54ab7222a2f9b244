/** What the tests of the tree share: both hashes, both verifiers, and a tree kept by the definition. */
import * as ed25519 from '@noble/ed25519';
import { sha256 as nobleSha256, sha512 } from '@noble/hashes/sha2.js';
import { verifyEd25519 } from '../../src/keys/ed25519.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { encodeBundle } from '../../src/tlog/bundle.ts';
import { concat, fromHex, hex } from '../../src/tlog/bytes.ts';
import { type Hash, leafHash } from '../../src/tlog/hash.ts';
import type { Verify } from '../../src/tlog/note.ts';
import type { ReadTile } from '../../src/tlog/prove.ts';
import { TILE_WIDTH, type Tile, widthOf } from '../../src/tlog/tile.ts';
import { rootOf } from '../../src/tlog/tree.ts';

ed25519.hashes.sha512 = sha512;

/** The server's and the browser's. */
export const HASHES: [name: string, hash: Hash][] = [
  ['node:crypto', (bytes) => Uint8Array.from(sha256(bytes))],
  ['@noble/hashes', nobleSha256],
];

export const VERIFIERS: [name: string, verify: Verify][] = [
  ['node:crypto', verifyEd25519],
  [
    '@noble/ed25519',
    (key, message, signature) => {
      try {
        return ed25519.verify(signature, message, key, { zip215: false });
      } catch {
        return false;
      }
    },
  ],
];

/** The bytes of hexadecimal digits. @throws Error when they are none. */
export function bytesOf(digits: string): Uint8Array {
  const bytes = fromHex(digits);
  if (!bytes) throw new Error(`${digits} is not hexadecimal`);
  return bytes;
}

export const hexes = (hashes: readonly Uint8Array[]): string[] => hashes.map(hex);

/** The element there. @throws Error when there is none. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list.at(index);
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}

/** Bytes with the bit at `index`, counted round, flipped. */
export function flipped(bytes: Uint8Array, index: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const place = Math.floor(index / 8) % copy.length;
  copy[place] = (copy[place] ?? 0) ^ (1 << (index % 8));
  return copy;
}

export type Grown = {
  entries: readonly Uint8Array[];
  leaves: readonly Uint8Array[];
  /** The root over the first `size` leaves, by the definition. */
  root(size: number): Uint8Array;
  /** The tile's bytes; @throws Error when the tree of `size` has no such tile. */
  tile(tile: Tile, size?: number): Uint8Array;
  read: ReadTile;
};

/** Node's hash as a plain array: a Buffer is not equal to it. */
const plain: Hash = (bytes) => Uint8Array.from(sha256(bytes));

/** The tree of these entries, hashed by Node; every root and tile by the definition, none by what is tested. */
export function grow(entries: readonly Uint8Array[]): Grown {
  const leaves = entries.map((entry) => leafHash(plain, entry));
  const levels: Uint8Array[][] = [[...leaves]];
  for (let below = at(levels, -1); below.length >= TILE_WIDTH; below = at(levels, -1)) {
    levels.push(
      Array.from({ length: Math.floor(below.length / TILE_WIDTH) }, (_, index) =>
        rootOf(plain, below.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH)),
      ),
    );
  }
  const roots = new Map<number, Uint8Array>();
  const tile = (asked: Tile, size = entries.length): Uint8Array => {
    const { level, index, width } = asked;
    if (width < 1 || width > widthOf(size, level, index)) {
      throw new Error(`no tile ${level}/${index} of ${width}`);
    }
    const from = index * TILE_WIDTH;
    if (level === 'entries') return encodeBundle(entries.slice(from, from + width));
    return concat(...at(levels, level).slice(from, from + width));
  };
  return {
    entries,
    leaves,
    root: (size) => {
      const root = roots.get(size) ?? rootOf(plain, leaves.slice(0, size));
      roots.set(size, root);
      return root;
    },
    tile,
    read: async (asked) => tile(asked),
  };
}
