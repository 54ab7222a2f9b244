/** SHA-256 into flat arrays: an object for each of a million hashes is what makes a tree slow. */
import { hash } from 'node:crypto';
import { HASH_BYTES } from '../tlog/hash.ts';

/** Writes the 32 bytes of a digest into `out`, from `at` on. */
export function sha256Into(bytes: Uint8Array, out: Uint8Array, at: number): void {
  // Text of one character a byte is what Node hands over fastest.
  const digest = hash('sha256', bytes, 'binary');
  for (let index = 0; index < HASH_BYTES; index++) out[at + index] = digest.charCodeAt(index);
}
