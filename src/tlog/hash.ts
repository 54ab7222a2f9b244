/** RFC 6962 §2.1: how leaves and inner nodes are hashed. The hash is a parameter: the same code runs in a browser. */

/** A hash of 32 bytes, SHA-256 in every log that we publish. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

export const HASH_BYTES = 32;

/** H(00 ‖ entry). */
export function leafHash(hash: Hash, entry: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length);
  bytes.set(entry, 1);
  return hash(bytes);
}

/** H(01 ‖ left ‖ right). */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + HASH_BYTES);
  return hash(bytes);
}

/** The root of a tree without leaves: H(""). */
export const emptyRoot = (hash: Hash): Uint8Array => hash(new Uint8Array(0));
