/** Checking that an entry is in a tree, and that a tree extends another (RFC 9162 §2.1.3.2, §2.1.4.2). */
import { sameBytes } from './bytes.ts';
import { HASH_BYTES, type Hash, nodeHash } from './hash.ts';

/** A tree's root over `size` leaves. */
export type TreeHead = { size: number; root: Uint8Array };

/** Whether the leaf with hash `leaf` is at `index` of the tree; `proof` from the leaf upwards. */
export function isIncluded(
  hash: Hash,
  { index, leaf }: { index: number; leaf: Uint8Array },
  proof: readonly Uint8Array[],
  { size, root }: TreeHead,
): boolean {
  if (!(isCount(index) && isCount(size) && index < size)) return false;
  if (!isHash(leaf) || !proof.every(isHash)) return false;
  let [node, last, running] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      running = nodeHash(hash, sibling, running);
      // Up to where the node is a right child: a lone right edge has no sibling below that.
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      running = nodeHash(hash, running, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(running, root);
}

/** Whether the first `old.size` leaves of the tree are those of the old one. */
export function isConsistent(
  hash: Hash,
  old: TreeHead,
  proof: readonly Uint8Array[],
  { size, root }: TreeHead,
): boolean {
  if (!(isCount(old.size) && isCount(size) && old.size <= size)) return false;
  if (!isHash(old.root) || !proof.every(isHash)) return false;
  if (old.size === size) return proof.length === 0 && sameBytes(old.root, root);
  if (old.size === 0) return proof.length === 0 && sameBytes(old.root, hash(new Uint8Array(0)));
  const path = isPowerOfTwo(old.size) ? [old.root, ...proof] : [...proof];
  let [node, last] = [old.size - 1, size - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  const first = path.shift();
  if (!first) return false;
  let [before, after] = [first, first];
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      before = nodeHash(hash, sibling, before);
      after = nodeHash(hash, sibling, after);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      after = nodeHash(hash, after, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(before, old.root) && sameBytes(after, root);
}

const isHash = ({ length }: Uint8Array): boolean => length === HASH_BYTES;

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function isPowerOfTwo(size: number): boolean {
  let rest = size;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}
