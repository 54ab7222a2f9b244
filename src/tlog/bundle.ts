/** Bundles of entries: each as its length (uint16, big-endian) and its bytes (C2SP tlog-tiles, "Log Entries"). */
import { concat } from './bytes.ts';

const PREFIX = 2;
const MAX_ENTRY = 0xffff;

/** @throws RangeError when an entry is longer than 65,535 bytes. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concat(...entries.flatMap((entry) => [lengthOf(entry), entry]));
}

/** The entries as views of the same bytes, or undefined when the bytes are no whole bundle. */
export function decodeBundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const [high, low] = [bytes[at], bytes[at + 1]];
    if (high === undefined || low === undefined) return undefined;
    const end = at + PREFIX + high * 0x100 + low;
    if (end > bytes.length) return undefined;
    entries.push(bytes.subarray(at + PREFIX, end));
    at = end;
  }
  return entries;
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  if (length > MAX_ENTRY) throw new RangeError(`an entry of ${length} bytes does not fit a bundle`);
  return Uint8Array.of(length >>> 8, length & 0xff);
}
