import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../src/tlog/bytes.ts';
import { emptyFrontier, extend, root as frontierRoot } from '../../src/tlog/frontier.ts';
import { type Hash, leafHash, nodeHash } from '../../src/tlog/hash.ts';
import { isConsistent, isIncluded } from '../../src/tlog/proof.ts';
import { proveConsistency, proveInclusion, rootOfTiles } from '../../src/tlog/prove.ts';
import { consistencyRanges, inclusionRanges, splitOf } from '../../src/tlog/ranges.ts';
import { rootOf } from '../../src/tlog/tree.ts';
import { at, bytesOf, flipped, grow, HASHES, hexes } from './given.ts';

const LARGEST = 65_537;
const SIZES = [1, 2, 3, 5, 7, 8, 255, 256, 257, 511, 512, 513];
const LARGE = [65_535, 65_536, LARGEST];
const tree = grow(Array.from({ length: LARGEST }, (_, n) => utf8(`entry ${n}`)));
const sizes = fc.constantFrom(...SIZES);

/** PATH(m, D[n]) as RFC 6962 §2.1.1 writes it. */
function path(hash: Hash, m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const k = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k
    ? [...path(hash, m, left), rootOf(hash, right)]
    : [...path(hash, m - k, right), rootOf(hash, left)];
}

/** SUBPROOF(m, D[n], b) as RFC 6962 §2.1.2 writes it. */
function subproof(hash: Hash, m: number, leaves: readonly Uint8Array[], b: boolean): Uint8Array[] {
  if (m === leaves.length) return b ? [] : [rootOf(hash, leaves)];
  const k = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k
    ? [...subproof(hash, m, left, b), rootOf(hash, right)]
    : [...subproof(hash, m - k, right, false), rootOf(hash, left)];
}

describe.each(HASHES)('proofs out of tiles, hashed by %s', (_, hash) => {
  it.each(SIZES)('lead to the root of the definition at size %i', async (size) => {
    expect(await rootOfTiles(hash, tree.read, size)).toEqual(tree.root(size));
  });

  it('are those of the definition, for every leaf and every earlier size', async () => {
    for (const size of [1, 2, 3, 7, 8, 13]) {
      const leaves = tree.leaves.slice(0, size);
      for (const index of leaves.keys()) {
        const expected = hexes(path(hash, index, leaves));
        expect(hexes(await proveInclusion(hash, tree.read, index, size))).toEqual(expected);
        const proof = hexes(await proveConsistency(hash, tree.read, index + 1, size));
        expect(proof).toEqual(hexes(subproof(hash, index + 1, leaves, true)));
      }
    }
  });

  it('show every leaf, and nothing else', async () => {
    const given = fc.record({ size: sizes, leaf: fc.nat(), other: fc.nat(), bit: fc.nat() });
    await fc.assert(
      fc.asyncProperty(given, async ({ size, leaf: chosen, other, bit }) => {
        const index = chosen % size;
        const [leaf, root] = [at(tree.leaves, index), tree.root(size)];
        const proof = await proveInclusion(hash, tree.read, index, size);
        expect(isIncluded(hash, { index, leaf }, proof, { size, root })).toBe(true);
        expect(isIncluded(hash, { index, leaf: flipped(leaf, bit) }, proof, { size, root })).toBe(false);
        expect(isIncluded(hash, { index, leaf }, proof, { size, root: flipped(root, bit) })).toBe(false);
        const elsewhere = other % size;
        const isThere = isIncluded(hash, { index: elsewhere, leaf }, proof, { size, root });
        expect(isThere).toBe(elsewhere === index);
        for (const another of SIZES.filter((each) => each !== size)) {
          const head = { size: another, root: tree.root(another) };
          expect(isIncluded(hash, { index, leaf }, proof, head)).toBe(false);
        }
        for (const wrong of spoilt(proof, bit)) {
          expect(isIncluded(hash, { index, leaf }, wrong, { size, root })).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('show every earlier tree, and no other', async () => {
    const given = fc.record({ size: sizes, earlier: fc.nat(), bit: fc.nat() });
    await fc.assert(
      fc.asyncProperty(given, async ({ size, earlier, bit }) => {
        const before = (earlier % size) + 1;
        const old = { size: before, root: tree.root(before) };
        const now = { size, root: tree.root(size) };
        const proof = await proveConsistency(hash, tree.read, before, size);
        expect(isConsistent(hash, old, proof, now)).toBe(true);
        const fork = flipped(old.root, bit);
        expect(isConsistent(hash, { size: before, root: fork }, proof, now)).toBe(false);
        expect(isConsistent(hash, old, proof, { size, root: flipped(now.root, bit) })).toBe(false);
        for (const wrong of spoilt(proof, bit)) expect(isConsistent(hash, old, wrong, now)).toBe(false);
        if (before < size) expect(isConsistent(hash, now, proof, old)).toBe(false);
        const next = { size: size + 1, root: tree.root(size + 1) };
        expect(isConsistent(hash, old, proof, next)).toBe(before === 0);
      }),
      { numRuns: 60 },
    );
  });
});

/** Proofs that differ in a bit, in their order, by one too few or too many, or by half a hash. */
function* spoilt(proof: readonly Uint8Array[], bit: number): Generator<readonly Uint8Array[]> {
  yield [...proof, new Uint8Array(32)];
  yield [new Uint8Array(32), ...proof];
  for (const [index, node] of proof.entries()) {
    yield proof.with(index, flipped(node, bit));
    yield proof.with(index, node.subarray(1));
    yield proof.toSpliced(index, 1);
  }
  const reversed = proof.toReversed();
  if (hexes(reversed).join() !== hexes(proof).join()) yield reversed;
}

describe('proofs where a second and a third level of tiles begin', () => {
  const [, hash] = at(HASHES, 0);
  it.each(LARGE)('lead to the root, and show leaves and earlier trees, at size %i', async (size) => {
    const root = tree.root(size);
    expect(await rootOfTiles(hash, tree.read, size)).toEqual(root);
    for (const index of [0, 255, 256, 65_279, 65_280, size - 2, size - 1]) {
      const leaf = at(tree.leaves, index);
      const proof = await proveInclusion(hash, tree.read, index, size);
      expect(isIncluded(hash, { index, leaf }, proof, { size, root })).toBe(true);
      expect(isIncluded(hash, { index: index ^ 1, leaf }, proof, { size, root })).toBe(false);
      for (const wrong of spoilt(proof, index)) {
        expect(isIncluded(hash, { index, leaf }, wrong, { size, root })).toBe(false);
      }
    }
    for (const before of [1, 255, 256, 257, 513, ...LARGE.filter((each) => each <= size)]) {
      const old = { size: before, root: tree.root(before) };
      const proof = await proveConsistency(hash, tree.read, before, size);
      expect(isConsistent(hash, old, proof, { size, root })).toBe(true);
      expect(isConsistent(hash, { ...old, root: flipped(old.root, size) }, proof, { size, root })).toBe(
        false,
      );
    }
  });

  it('have the frontier’s root', () => {
    const frontier = extend(hash, emptyFrontier, Buffer.concat(tree.leaves));
    expect(frontierRoot(hash, frontier)).toEqual(tree.root(LARGEST));
  });
});

describe('the example of RFC 9162 §2.1.5', () => {
  const [, hash] = at(HASHES, 0);
  const node = (left: Uint8Array, right: Uint8Array) => nodeHash(hash, left, right);
  const leaf = (n: number) => at(tree.leaves, n);
  const [a, b, c, d, e, f, j] = [leaf(0), leaf(1), leaf(2), leaf(3), leaf(4), leaf(5), leaf(6)];
  const [g, h, i] = [node(a, b), node(c, d), node(e, f)];
  const [k, l] = [node(g, h), node(i, j)];

  it.each([
    [0, [b, h, l]],
    [3, [c, g, l]],
    [4, [f, j, k]],
    [6, [i, k]],
  ])('shows d%i by its inclusion proof', async (index, expected) => {
    expect(hexes(await proveInclusion(hash, tree.read, index, 7))).toEqual(hexes(expected));
  });

  it.each([
    [3, [c, d, g, l]],
    [4, [l]],
    [6, [i, j, k]],
  ])('shows the tree of %i by its consistency proof', async (size, expected) => {
    expect(hexes(await proveConsistency(hash, tree.read, size, 7))).toEqual(hexes(expected));
  });
});

describe('the test tree of RFC 6962’s reference implementation', () => {
  const [, hash] = at(HASHES, 0);
  const given = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
  const eight = grow([...given, '606162636465666768696a6b6c6d6e6f'].map(bytesOf));

  it.each([
    [
      0,
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
    [
      5,
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ])('has the published proof of leaf %i in 8', async (index, ...expected) => {
    expect(hexes(await proveInclusion(hash, eight.read, index, 8))).toEqual(expected);
  });
});

describe('edges of proofs', () => {
  const [, hash] = at(HASHES, 0);
  const empty = { size: 0, root: hash(new Uint8Array(0)) };

  it('has every log extend the empty one, without a proof, and only the true empty one', async () => {
    const now = { size: 7, root: tree.root(7) };
    expect(await proveConsistency(hash, tree.read, 0, 7)).toEqual([]);
    expect(isConsistent(hash, empty, [], now)).toBe(true);
    expect(isConsistent(hash, empty, [now.root], now)).toBe(false);
    expect(isConsistent(hash, { size: 0, root: now.root }, [], now)).toBe(false);
    expect(isConsistent(hash, empty, [], empty)).toBe(true);
  });

  it('has a tree extend itself without a proof, and not another of its size', () => {
    const now = { size: 7, root: tree.root(7) };
    expect(isConsistent(hash, now, [], now)).toBe(true);
    expect(isConsistent(hash, now, [now.root], now)).toBe(false);
    expect(isConsistent(hash, { size: 7, root: tree.root(6) }, [], now)).toBe(false);
  });

  it('takes hashes alone: nothing shorter or longer, and whole numbers alone', () => {
    const root = tree.root(1);
    const proven = (index: number, size: number, leaf = root) =>
      isIncluded(hash, { index, leaf }, [], { size, root: leaf });
    expect(proven(0, 1)).toBe(true);
    expect(proven(0, 1, root.subarray(1))).toBe(false);
    expect(isIncluded(hash, { index: 0, leaf: root }, [root.subarray(1)], { size: 2, root })).toBe(false);
    for (const [index, size] of [
      [0, 0],
      [1, 1],
      [-1, 1],
      [0.5, 1],
      [0, Number.NaN],
      [0, 1.5],
    ] as const) {
      expect(proven(index, size)).toBe(false);
    }
    const long = { size: 1, root: new Uint8Array(65) };
    expect(isConsistent(hash, long, [root], { size: 2, root: tree.root(2) })).toBe(false);
    expect(isConsistent(hash, { size: 0.5, root }, [root], { size: 2, root: tree.root(2) })).toBe(false);
  });

  it('refuses to prove what is not there', async () => {
    expect(() => inclusionRanges(7, 7)).toThrow(RangeError);
    expect(() => inclusionRanges(-1, 7)).toThrow(RangeError);
    expect(() => consistencyRanges(8, 7)).toThrow(RangeError);
    const short = async () => new Uint8Array(31);
    await expect(proveInclusion(hash, short, 0, 2)).rejects.toThrow(RangeError);
  });

  it('does not take a node for a leaf', async () => {
    const root = tree.root(2);
    const inner = Buffer.concat([bytesOf('01'), at(tree.leaves, 0), at(tree.leaves, 1)]);
    expect(isIncluded(hash, { index: 0, leaf: leafHash(hash, inner) }, [], { size: 1, root })).toBe(false);
  });
});
