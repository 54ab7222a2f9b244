/** The entries of a log against its tree: hashed as served, compared with the tiles, with what was signed and before. */
import { sameBytes } from '../tlog/bytes.ts';
import type { Checkpoint } from '../tlog/checkpoint.ts';
import { HASH_BYTES } from '../tlog/hash.ts';
import { TILE_WIDTH, tilePath } from '../tlog/tile.ts';
import { idIn, timeIn } from './events.ts';
import type { Findings } from './finding.ts';
import { leavesOf, spansOf } from './leaves.ts';
import type { ServedNodes, ServedTile } from './source.ts';
import { Tree } from './tree.ts';
import {
  bundleBroken,
  entryChanged,
  entryContradicts,
  entryMissing,
  rangeContradicts,
  rootDiffers,
  tileDiffers,
  tileMissing,
} from './words/tree.ts';

/** A bundle of entries, and where each of them begins and ends in it. */
export type ReadBundle = { bundle: Buffer; spans: Uint32Array };

type Differing = { position: number; id: string | undefined; time: string | undefined };
/** Differing entries that are remembered; after a thousand the rest says no more. */
const MOST = 1_000;

/** The tree of the entries, and beside it that of the hashes as served, from where they differ. */
export class EntriesCheck {
  readonly tree = new Tree();
  #served: Tree | undefined;
  readonly #differing: Differing[] = [];
  readonly #findings: Findings;
  readonly #checkpoint: Checkpoint;
  /** Roots at earlier sizes, by size. */
  readonly roots = new Map<number, Uint8Array>();
  readonly #earlier: readonly number[];
  isWhole = true;

  constructor(checkpoint: Checkpoint, earlier: readonly number[], findings: Findings) {
    this.#checkpoint = checkpoint;
    this.#earlier = earlier;
    this.#findings = findings;
    if (earlier.includes(0)) this.roots.set(0, this.tree.root());
  }

  /** Hashes a bundle; the places of its entries, or undefined when it cannot be read and nothing can follow. */
  take({ index, width, bundle, hashes }: ServedTile): ReadBundle | undefined {
    const first = index * TILE_WIDTH;
    const last = first + width - 1;
    if ('missing' in bundle) return this.#stop(entryMissing(bundle.missing, last));
    const spans = spansOf(bundle, width);
    if (!spans) return this.#stop(bundleBroken(first, last));
    const leaves = leavesOf(bundle, spans);
    this.#compare(bundle, spans, leaves, hashes, { index, width });
    for (const size of this.#earlier)
      if (size > first && size <= last + 1)
        this.roots.set(size, this.tree.root(leaves.subarray(0, (size - first) * HASH_BYTES)));
    this.tree.add(leaves);
    return { bundle: Buffer.from(bundle.buffer, bundle.byteOffset, bundle.length), spans };
  }

  /** After the last bundle: whether what was signed is what the entries give. */
  end(): void {
    const { root, size } = this.#checkpoint;
    const isSigned = sameBytes(this.tree.root(), root);
    const isServedSigned = this.#served !== undefined && sameBytes(this.#served.root(), root);
    for (const { time, ...where } of this.#differing) {
      const path = tilePath(tileOf(where.position, size));
      if (isSigned) this.#findings.add(tileDiffers(path, where));
      else this.#findings.add(isServedSigned ? entryChanged(where, time) : entryContradicts(where));
    }
    if (!isSigned) this.#findings.add(rootDiffers(size));
  }

  /** A tile above the leaves: a hash that differs there narrows down what the leaves' own hashes do not show. */
  takeNodes({ tile, bytes }: ServedNodes): void {
    const { level, index, width } = tile;
    if (bytes?.length !== width * HASH_BYTES) {
      this.#findings.add(tileMissing(tilePath(tile)));
      return;
    }
    const own = this.tree.tile(level, index, width);
    if (sameBytes(own, bytes)) return;
    const isSigned = sameBytes(this.tree.root(), this.#checkpoint.root);
    const leaves = TILE_WIDTH ** level;
    for (let at = 0; at < width; at++) {
      if (isSameHash(own, bytes, at)) continue;
      const position = (index * TILE_WIDTH + at) * leaves;
      const isKnown = this.#differing.some(
        (each) => each.position >= position && each.position < position + leaves,
      );
      if (isSigned) this.#findings.add(tileDiffers(tilePath(tile), { position }));
      else if (!isKnown && level === 1) this.#findings.add(rangeContradicts(position, position + leaves - 1));
    }
  }

  #compare(
    bundle: Uint8Array,
    spans: Uint32Array,
    leaves: Uint8Array,
    hashes: Uint8Array | undefined,
    { index, width }: { index: number; width: number },
  ): void {
    const isWhole = hashes?.length === leaves.length;
    if (!isWhole) this.#findings.add(tileMissing(tilePath({ level: 0, index, width })));
    const served = isWhole ? hashes : leaves;
    const differs = !Buffer.from(served).equals(leaves);
    // Up to here the two trees were the same.
    if (differs) this.#served ??= new Tree(this.tree);
    this.#served?.add(served);
    if (!differs) return;
    for (let at = 0; at < width && this.#differing.length < MOST; at++) {
      if (isSameHash(leaves, served, at)) continue;
      const entry = bundle.subarray(spans[at * 2], spans[at * 2 + 1]);
      this.#differing.push({ position: index * TILE_WIDTH + at, id: idIn(entry), time: timeIn(entry) });
    }
  }

  #stop(finding: Parameters<Findings['add']>[0]): undefined {
    this.isWhole = false;
    this.#findings.add(finding);
    return undefined;
  }
}

const isSameHash = (a: Uint8Array, b: Uint8Array, at: number): boolean =>
  sameBytes(
    a.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
    b.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );

function tileOf(position: number, size: number) {
  const index = Math.floor(position / TILE_WIDTH);
  return { level: 0, index, width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH) };
}
