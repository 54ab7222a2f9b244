/** Ids of events that follow from what is asked, so that asking again is known as the same. */

/** SHA-256 of some bytes. A parameter: this code runs where hashes come from different places. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** A UUID of version 8 (RFC 9562 § 5.8) from the first 128 bits of a digest, less the six bits that are fixed. */
export function uuidOf(digest: Uint8Array): string {
  if (digest.length < 16) throw new RangeError('a UUID needs 16 bytes');
  let hex = '';
  for (let index = 0; index < 16; index++) hex += HEX[marked(digest[index] ?? 0, index)];
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The version in byte 6, the variant in byte 8. */
function marked(byte: number, index: number): number {
  if (index === 6) return (byte & 0x0f) | 0x80;
  return index === 8 ? (byte & 0x3f) | 0x80 : byte;
}

/** The id that follows from some parts; a NUL between them keeps `a, bc` from being `ab, c`. */
export const derivedId = (sha256: Sha256, ...parts: readonly (string | number)[]): string =>
  uuidOf(sha256(new TextEncoder().encode(parts.join('\0'))));
