/**
 * The Merkle frontier: the roots of the complete subtrees that a tree of `size` leaves splits into (RFC 6962 §2.1:
 * at the largest power of two below n). It is all that is needed to append and to tell the root.
 */
import { emptyRoot, HASH_BYTES, type Hash, nodeHash } from './hash.ts';

/** `nodes` is flat: one hash for each bit set in `size`, from the largest subtree to the smallest. */
export type Frontier = { size: number; nodes: Uint8Array };

export const emptyFrontier: Frontier = { size: 0, nodes: new Uint8Array(0) };

/** Told of a subtree that became complete: 2^height leaves, the index-th of its height. */
export type OnComplete = (height: number, index: number, node: Uint8Array) => void;

/** The frontier after further leaves, whose hashes come flat, one after the other. */
export function extend(
  hash: Hash,
  frontier: Frontier,
  leaves: Uint8Array,
  onComplete?: OnComplete,
): Frontier {
  const stack = hashesOf(frontier.nodes);
  let { size } = frontier;
  if (stack.length !== bitsSet(size)) throw new RangeError('frontier does not fit its size');
  for (const leaf of hashesOf(leaves)) {
    stack.push(leaf);
    // A carry in binary addition: each trailing one of the old size is a subtree to merge with.
    let height = 0;
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const node = mergeLast(hash, stack);
      height++;
      onComplete?.(height, Math.floor(rest / 2), node);
    }
    size++;
  }
  return { size, nodes: flat(stack) };
}

/** The root hash of the whole tree. */
export function root(hash: Hash, frontier: Frontier): Uint8Array {
  if (frontier.size === 0) return emptyRoot(hash);
  return hashesOf(frontier.nodes).reduceRight((right, left) => nodeHash(hash, left, right));
}

function mergeLast(hash: Hash, stack: Uint8Array[]): Uint8Array {
  const right = stack.pop();
  const left = stack.pop();
  if (!left || !right) throw new RangeError('frontier does not fit its size');
  const node = nodeHash(hash, left, right);
  stack.push(node);
  return node;
}

function hashesOf(nodes: Uint8Array): Uint8Array[] {
  if (nodes.length % HASH_BYTES !== 0) throw new RangeError('not a whole number of hashes');
  const hashes: Uint8Array[] = [];
  for (let at = 0; at < nodes.length; at += HASH_BYTES) hashes.push(nodes.subarray(at, at + HASH_BYTES));
  return hashes;
}

function flat(hashes: readonly Uint8Array[]): Uint8Array {
  const nodes = new Uint8Array(hashes.length * HASH_BYTES);
  for (const [index, each] of hashes.entries()) nodes.set(each, index * HASH_BYTES);
  return nodes;
}

function bitsSet(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits;
}
