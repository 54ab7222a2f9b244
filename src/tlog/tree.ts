/** The root of a list of leaves by the definition itself (RFC 6962 §2.1): slow, plain, the judge of faster code. */
import { emptyRoot, type Hash, nodeHash } from './hash.ts';
import { splitOf } from './ranges.ts';

/** The root hash over leaf hashes in order. */
export function rootOf(hash: Hash, leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (!only) return emptyRoot(hash);
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(hash, rootOf(hash, leaves.slice(0, split)), rootOf(hash, leaves.slice(split)));
}
