/** From a bundle of entries to the hashes of its leaves, over the bytes as they were served. */
import { HASH_BYTES } from '../tlog/hash.ts';
import { sha256Into } from './sha256-into.ts';

const PREFIX = 2;

/** Where each entry of a bundle begins and ends: `[start, end, start, end, …]`; undefined unless it has `width`. */
export function spansOf(bundle: Uint8Array, width: number): Uint32Array | undefined {
  const spans = new Uint32Array(width * 2);
  let at = 0;
  for (let entry = 0; entry < width; entry++) {
    const [high, low] = [bundle[at], bundle[at + 1]];
    if (high === undefined || low === undefined) return undefined;
    spans[entry * 2] = at + PREFIX;
    at += PREFIX + high * 0x100 + low;
    spans[entry * 2 + 1] = at;
  }
  return at === bundle.length ? spans : undefined;
}

/** H(00 ‖ entry) of each entry, flat. The byte before an entry serves as the 00 meanwhile: nothing is copied. */
export function leavesOf(served: Uint8Array, spans: Uint32Array): Uint8Array {
  // Views of a plain array are made quicker than those of a Buffer.
  const bundle = new Uint8Array(served.buffer, served.byteOffset, served.length);
  const leaves = new Uint8Array((spans.length / 2) * HASH_BYTES);
  for (let index = 0; index < spans.length; index += 2) {
    const [start = 0, end = 0] = [spans[index], spans[index + 1]];
    const before = bundle[start - 1] ?? 0;
    bundle[start - 1] = 0;
    sha256Into(bundle.subarray(start - 1, end), leaves, (index / 2) * HASH_BYTES);
    bundle[start - 1] = before;
  }
  return leaves;
}
