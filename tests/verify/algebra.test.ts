/** The quick ways of the verifier give what the plain ways give. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, Envelope } from '../../events/envelope.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { encodeBundle } from '../../src/tlog/bundle.ts';
import { leafHash } from '../../src/tlog/hash.ts';
import { rootOf } from '../../src/tlog/tree.ts';
import { isCanonical } from '../../src/verify/canonical.ts';
import { IdSet } from '../../src/verify/id-set.ts';
import { leavesOf, spansOf } from '../../src/verify/leaves.ts';
import { isPlainEnvelope } from '../../src/verify/plain-envelope.ts';
import { Tree } from '../../src/verify/tree.ts';
import { entriesFor, figures } from './small-log.ts';

const leaf = (n: number) => leafHash(sha256, Buffer.from(String(n)));

describe('the tree in flat arrays', () => {
  it.each([0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537])(
    'has the root of %i leaves',
    (size) => {
      const leaves = Array.from({ length: size }, (_, n) => leaf(n));
      const tree = new Tree();
      for (let at = 0; at < size; at += 256) tree.add(Buffer.concat(leaves.slice(at, at + 256)));
      expect(tree.size).toBe(size);
      expect(Buffer.from(tree.root())).toEqual(Buffer.from(rootOf(sha256, leaves)));
    },
  );

  it('leaves the hashes that it is given as they were, in a Buffer too', () => {
    const leaves = Buffer.concat(Array.from({ length: 256 }, (_, n) => leaf(n)));
    const before = Uint8Array.from(leaves);
    new Tree().add(leaves);
    expect(Uint8Array.from(leaves)).toEqual(before);
  });

  it('tells the root of a size within the next tile', () => {
    const leaves = Array.from({ length: 600 }, (_, n) => leaf(n));
    const tree = new Tree();
    tree.add(Buffer.concat(leaves.slice(0, 256)));
    tree.add(Buffer.concat(leaves.slice(256, 512)));
    for (const size of [513, 600])
      expect(Buffer.from(tree.root(Buffer.concat(leaves.slice(512, size))))).toEqual(
        Buffer.from(rootOf(sha256, leaves.slice(0, size))),
      );
    expect(() => new Tree(tree).add(leaf(0)) ?? tree.add(leaf(0)) ?? tree.add(leaf(1))).toThrow(RangeError);
  });
});

it('hashes leaves in their bundle, which it leaves as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { minLength: 1, maxLength: 20 }), (entries) => {
      const bundle = encodeBundle(entries);
      const before = bundle.slice();
      const spans = spansOf(bundle, entries.length);
      const leaves = leavesOf(bundle, spans ?? new Uint32Array());
      expect(Buffer.from(leaves)).toEqual(Buffer.concat(entries.map((entry) => leafHash(sha256, entry))));
      expect(bundle).toEqual(before);
      expect(spansOf(bundle, entries.length + 1)).toBeUndefined();
      expect(spansOf(Buffer.concat([bundle, Buffer.of(0)]), entries.length)).toBeUndefined();
    }),
  );
});

it('knows canonical JSON as RFC 8785 writes it, and nothing else', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, isSpaced) => {
      const text = canonical(value);
      expect(isCanonical(text, JSON.parse(text))).toBe(true);
      const other = isSpaced ? ` ${text}` : JSON.stringify(value);
      expect(isCanonical(other, JSON.parse(other))).toBe(other === text);
    }),
  );
  for (const text of ['{"b":1,"a":2}', '{"a":1,"a":1}', '1.0', '-0', '1e400', '"\\u0061"', '{"10":1,"9":2} '])
    expect(isCanonical(text, JSON.parse(text))).toBe(false);
  // Names that look like numbers: the engine has an order of its own for them.
  for (const text of ['{"10":1,"9":2}', '{"1":1,"a":{"10":1,"9":2}}'])
    expect(isCanonical(text, JSON.parse(text))).toBe(true);
  expect(isCanonical('{"9":2,"10":1}', JSON.parse('{"9":2,"10":1}'))).toBe(false);
});

it('remembers every id once, the nil one as well', () => {
  const set = new IdSet();
  const ids = Array.from({ length: 10_000 }, () => randomUUID());
  const nil = '00000000-0000-0000-0000-000000000000';
  for (const id of [...ids, nil]) expect(set.add(id)).toBe(true);
  for (const id of [...ids, nil]) expect(set.add(id)).toBe(false);
});

describe('an envelope that is plainly well-formed', () => {
  const [entry] = entriesFor(figures(1));
  const good = JSON.parse(Buffer.from(entry ?? []).toString()) as Record<string, unknown>;

  it('is one by the schema', () => {
    expect(isPlainEnvelope(good)).toBe(true);
    const odd = fc.oneof(
      fc.constantFrom(
        '',
        'x'.repeat(301),
        'a\u0000',
        '\ud800',
        '1.0',
        'operator',
        '2015-02-29T00:00:00.000Z',
      ),
      fc.constantFrom('2015-02-28T24:00:00.000Z', '2015-04-31T00:00:00.000Z', '2016-12-31T23:59:59.999Z'),
      fc.constantFrom<unknown>(null, -1, 1.5, 2 ** 53, [], {}, true),
      fc.uuid(),
    );
    const name = fc.constantFrom(...Object.keys(good), 'actorref', 'causation', 'extra');
    fc.assert(
      fc.property(name, odd, (field, value) => {
        const changed = { ...good, [field]: value };
        if (isPlainEnvelope(changed)) expect(Envelope.safeParse(changed).success).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
