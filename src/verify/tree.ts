/**
 * A tree that is computed again, tile by tile, in flat arrays (RFC 6962 §2.1). It keeps the hashes above the leaves,
 * which is 1/255 of them: tiles and earlier roots are compared with those.
 */
import { emptyRoot, HASH_BYTES } from '../tlog/hash.ts';
import { TILE_WIDTH } from '../tlog/tile.ts';
import { sha256Into } from './sha256-into.ts';

const TILE_BYTES = TILE_WIDTH * HASH_BYTES;
const NONE = new Uint8Array(0);

export class Tree {
  /** Hashes of level 1 and above: the nth is the root of the nth full tile below. */
  readonly #levels: Flat[];
  /** Leaves of the last tile, while it is not full. */
  #tail: Uint8Array = NONE;
  #tiles: number;

  constructor(from?: Tree) {
    this.#levels = from ? from.#levels.map((level) => new Flat(level)) : [];
    this.#tiles = from ? from.#tiles : 0;
  }

  get size(): number {
    return this.#tiles * TILE_WIDTH + this.#tail.length / HASH_BYTES;
  }

  /** Adds the leaves of the next tile, flat. @throws RangeError after a tile that was not full. */
  add(leaves: Uint8Array): void {
    if (this.#tail.length > 0) throw new RangeError('only the last tile may be partial');
    if (leaves.length < TILE_BYTES) {
      this.#tail = leaves;
      return;
    }
    this.#tiles++;
    let node = fold(leaves);
    for (let level = 0; ; level++) {
      const nodes = this.#levels[level] ?? new Flat();
      this.#levels[level] = nodes;
      nodes.push(node);
      if (nodes.count % TILE_WIDTH !== 0) return;
      node = fold(nodes.last(TILE_WIDTH));
    }
  }

  /** The root, of the full tiles and a tail of leaves in the place of the one that was added. */
  root(tail: Uint8Array = this.#tail): Uint8Array {
    let carried = tail.length > 0 ? fold(tail) : NONE;
    for (const nodes of this.#levels) {
      const rest = nodes.last(nodes.count % TILE_WIDTH);
      if (rest.length + carried.length === 0) continue;
      carried = fold(joined(rest, carried));
    }
    return carried.length > 0 ? carried : emptyRoot((bytes) => digestOf(bytes));
  }

  /** The hashes of a tile of level 1 or above. */
  tile(level: number, index: number, width: number): Uint8Array {
    const start = index * TILE_WIDTH;
    return this.#levels[level - 1]?.slice(start, start + width) ?? NONE;
  }
}

/** Hashes that lie flat, one after the other, and grow. */
class Flat {
  #bytes: Uint8Array;
  count: number;

  constructor(from?: Flat) {
    this.#bytes = from ? from.#bytes.slice() : new Uint8Array(TILE_BYTES);
    this.count = from ? from.count : 0;
  }

  push(node: Uint8Array): void {
    const at = this.count * HASH_BYTES;
    if (at === this.#bytes.length) {
      const wider = new Uint8Array(at * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes.set(node, at);
    this.count++;
  }

  last = (width: number): Uint8Array => this.slice(this.count - width, this.count);

  slice = (start: number, end: number): Uint8Array =>
    this.#bytes.subarray(start * HASH_BYTES, Math.min(end, this.count) * HASH_BYTES);
}

/** 01 and two hashes. */
const pair = new Uint8Array(1 + 2 * HASH_BYTES);
pair[0] = 1;

/**
 * The root over at least one hash, flat. Of those that are no power of two the last one moves up alone: the same
 * as to split at the largest power of two.
 */
export function fold(nodes: Uint8Array): Uint8Array {
  // A copy: the `slice` of a Buffer is none.
  const work = new Uint8Array(nodes);
  let count = work.length / HASH_BYTES;
  while (count > 1) {
    const pairs = count >>> 1;
    for (let index = 0; index < pairs; index++) {
      const at = index * 2 * HASH_BYTES;
      for (let byte = 0; byte < 2 * HASH_BYTES; byte++) pair[1 + byte] = work[at + byte] ?? 0;
      sha256Into(pair, work, index * HASH_BYTES);
    }
    if (count % 2 === 1) work.copyWithin(pairs * HASH_BYTES, (count - 1) * HASH_BYTES, count * HASH_BYTES);
    count = pairs + (count % 2);
  }
  return work.subarray(0, HASH_BYTES);
}

function joined(nodes: Uint8Array, last: Uint8Array): Uint8Array {
  const whole = new Uint8Array(nodes.length + last.length);
  whole.set(nodes);
  whole.set(last, nodes.length);
  return whole;
}

function digestOf(bytes: Uint8Array): Uint8Array {
  const digest = new Uint8Array(HASH_BYTES);
  sha256Into(bytes, digest, 0);
  return digest;
}
