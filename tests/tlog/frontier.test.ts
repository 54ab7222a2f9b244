import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyFrontier, extend, root } from '../../src/tlog/frontier.ts';
import { leafHash, nodeHash } from '../../src/tlog/hash.ts';
import { rootOf } from '../../src/tlog/tree.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');
const leavesOf = (entries: readonly Uint8Array[]) => entries.map((entry) => leafHash(sha256, entry));

/** The test tree of RFC 6962's reference implementation (certificate-transparency, merkletree tests). */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes);
const ROOTS: [size: number, root: string][] = [
  [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
];

describe('the Merkle tree of RFC 6962', () => {
  test.each(ROOTS)('has the published root at size %i', (size, expected) => {
    const leaves = leavesOf(ENTRIES.slice(0, size));
    expect(hex(rootOf(sha256, leaves))).toBe(expected);
    expect(hex(root(sha256, extend(sha256, emptyFrontier, Buffer.concat(leaves))))).toBe(expected);
  });

  test('hashes leaves and three entries as published', () => {
    const leaves = leavesOf(['one', 'two', 'three'].map((text) => Buffer.from(text)));
    expect(hex(leaves[0] ?? bytes(''))).toBe(
      'd0d7360ab79f58ab1e1e3fe64ad77e2ea0bc07e36b5f46ed2223edd9298df9e9',
    );
    expect(Buffer.from(rootOf(sha256, leaves)).toString('base64')).toBe(
      'Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=',
    );
  });

  test('tells a leaf from a node, and left from right', () => {
    const [a, b] = [bytes('00'.repeat(32)), bytes('11'.repeat(32))];
    expect(hex(nodeHash(sha256, a, b))).toBe(hex(sha256(Buffer.concat([bytes('01'), a, b]))));
    expect(hex(nodeHash(sha256, a, b))).not.toBe(hex(nodeHash(sha256, b, a)));
    expect(hex(nodeHash(sha256, a, b))).not.toBe(hex(leafHash(sha256, Buffer.concat([a, b]))));
  });

  test('has the same root by frontier as by definition, at every size', () => {
    const leaves = leavesOf(Array.from({ length: 130 }, (_, n) => Buffer.from(String(n))));
    let frontier = emptyFrontier;
    for (const [index, leaf] of leaves.entries()) {
      expect(hex(root(sha256, frontier))).toBe(hex(rootOf(sha256, leaves.slice(0, index))));
      frontier = extend(sha256, frontier, leaf);
    }
  });

  test('grows to the same frontier however the leaves are dealt out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.uint8Array({ maxLength: 4 }), { maxLength: 9 }), { maxLength: 9 }),
        (deals) => {
          const dealt = deals.map((entries) => Buffer.concat(leavesOf(entries)));
          const grown = dealt.reduce((frontier, leaves) => extend(sha256, frontier, leaves), emptyFrontier);
          const leaves = leavesOf(deals.flat());
          expect(grown.size).toBe(leaves.length);
          expect(hex(root(sha256, grown))).toBe(hex(rootOf(sha256, leaves)));
          expect(hex(grown.nodes)).toBe(hex(extend(sha256, emptyFrontier, Buffer.concat(dealt)).nodes));
        },
      ),
    );
  });

  test('refuses a frontier that does not fit its size, and half a hash', () => {
    expect(() => extend(sha256, { size: 3, nodes: new Uint8Array(32) }, new Uint8Array(32))).toThrow(
      RangeError,
    );
    expect(() => extend(sha256, emptyFrontier, new Uint8Array(31))).toThrow(RangeError);
  });
});
