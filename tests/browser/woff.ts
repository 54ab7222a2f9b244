/** WOFF 1.0 back to the TrueType font that it wraps: Chromium takes no wrapped font from the system's list. */
import { inflateSync } from 'node:zlib';

type Table = { tag: Buffer; checksum: number; data: Buffer };

/**
 * The sfnt font inside a WOFF file (W3C WOFF 1.0 §3–5).
 * @throws RangeError when the bytes are no WOFF file.
 */
export function sfntOf(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('not a WOFF file');
  return sfnt(woff.readUInt32BE(4), tablesOf(woff));
}

const HEADER = 44;
const ENTRY = 20;

function tablesOf(woff: Buffer): Table[] {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const at = HEADER + index * ENTRY;
    const [offset, compressed, original, checksum] = [4, 8, 12, 16].map((field) =>
      woff.readUInt32BE(at + field),
    ) as [number, number, number, number];
    const stored = woff.subarray(offset, offset + compressed);
    const data = compressed < original ? inflateSync(stored) : stored;
    return { tag: woff.subarray(at, at + 4), checksum, data };
  });
}

/** Offset table, table directory, tables on four-byte boundaries (OpenType, "Organization of an OpenType font"). */
function sfnt(flavour: number, tables: readonly Table[]): Buffer {
  const count = tables.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(flavour, 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * power, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(16 * (count - power), 10);
  let offset = head.length;
  const bodies = tables.map(({ tag, checksum, data }, index) => {
    const at = 12 + 16 * index;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}
