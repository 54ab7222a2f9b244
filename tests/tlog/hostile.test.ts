import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/log/sha256.ts';
import { decodeBundle } from '../../src/tlog/bundle.ts';
import { fromBase64, fromHex, textOf, utf8 } from '../../src/tlog/bytes.ts';
import { parseCheckpoint } from '../../src/tlog/checkpoint.ts';
import { cosignedAt } from '../../src/tlog/cosignature.ts';
import { isSignedBy, parseNote, parseSignatureLine, parseVkey } from '../../src/tlog/note.ts';
import { isConsistent, isIncluded } from '../../src/tlog/proof.ts';
import { parseReceipt } from '../../src/tlog/receipt.ts';
import { parseTilePath } from '../../src/tlog/tile.ts';
import { VERIFIERS } from './given.ts';

const TEXT_PARSERS: Record<string, (text: string) => unknown> = {
  fromBase64,
  fromHex,
  parseCheckpoint,
  parseNote,
  parseSignatureLine,
  parseReceipt,
  parseTilePath,
  parseVkey: (text) => parseVkey(sha256, text),
};

/** Whole well-formed texts, to be cut and joined at will. */
const PIECES = [
  'c2sp.org/tlog-proof@v1\n',
  'index 5\n',
  'extra AAAA\n',
  '\n',
  '\n\n',
  '— ',
  'example.com/foo',
  '+530d903a+',
  'AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  'Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=',
  ' ',
  '0',
  '12',
  'tile/',
  'entries/',
  '001',
  'x001/',
  '.p/',
];
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 12 })
    .map((parts) => parts.join('')),
);

describe('what strangers send', () => {
  it.each(Object.entries(TEXT_PARSERS))('is read or not read by %s, which never throws', (_, parse) => {
    fc.assert(
      fc.property(text, (given) => {
        parse(given);
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.entries(TEXT_PARSERS))('may be long: %s', (_, parse) => {
    for (const unit of ['A', '00', '\n', '— a AAAAAAA=\n', 'x001/']) {
      const long = unit.repeat(Math.floor(300_000 / unit.length));
      for (const given of [long, `${long}!`, `tile/0/${long}`, `index ${long}\n\n`]) {
        expect(() => parse(given)).not.toThrow();
      }
    }
  });

  it('is bytes of any kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        decodeBundle(bytes);
        parseNote(bytes);
        const decoded = textOf(bytes);
        if (decoded !== undefined) expect(utf8(decoded)).toEqual(bytes);
      }),
    );
  });

  it.each(VERIFIERS)('is signatures, keys and notes of any length, for %s', (_, verify) => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 80 }), fc.uint8Array({ minLength: 72, maxLength: 72 }));
    const given = fc.record({ key: bytes, signature: bytes, type: fc.constantFrom(1, 4) });
    fc.assert(
      fc.property(given, ({ key, signature, type }) => {
        const one = { name: 'a', id: '00000000', type: type as 1 | 4, publicKey: key };
        const note = { text: 'a\n', signatures: [{ name: 'a', id: '00000000', bytes: signature }] };
        expect(isSignedBy(note, one, verify)).toBe(false);
        expect(cosignedAt(note, one, verify)).toBeUndefined();
      }),
    );
  });

  it('is proofs of any shape, sizes of any kind', () => {
    const hash = fc.uint8Array({ maxLength: 70 });
    const size = fc.oneof(fc.nat(10), fc.double(), fc.maxSafeInteger());
    const given = fc.record({ root: hash, leaf: hash, proof: fc.array(hash), a: size, b: size });
    fc.assert(
      fc.property(given, ({ root, leaf, proof, a, b }) => {
        isIncluded(sha256, { index: a, leaf }, proof, { size: b, root });
        isConsistent(sha256, { size: a, root: leaf }, proof, { size: b, root });
      }),
    );
  });
});
