/** Where a log is read from: a portal, or a bundle. Everything is asked once, in the order of these methods. */
import { TILE_WIDTH, type Tile, tileIn } from '../tlog/tile.ts';
import type { ServedStatistics } from './comment-statistics.ts';
import type { VerdictMoment } from './verdicts.ts';

/** A bundle of entries with the hashes of their leaves, as they were served. */
export type ServedTile = {
  index: number;
  width: number;
  /** The first event that is not there, where the bundle is not. */
  bundle: Uint8Array | { missing: number };
  hashes: Uint8Array | undefined;
};

export type HashTile = Tile & { level: number };
export type ServedNodes = { tile: HashTile; bytes: Uint8Array | undefined };

/** Verdicts as published, for a position and a day, plan by plan. */
export type ServedVerdicts = VerdictMoment & {
  plans: readonly string[];
  targets(plan: string): Promise<readonly unknown[]>;
};

export interface Source {
  /** @throws CannotGoOn */
  checkpoint(): Promise<Uint8Array>;
  /** Every bundle of a log of that size, in order. */
  tiles(size: number): AsyncIterable<ServedTile>;
  /** Every tile of the levels above the leaves. */
  nodes(size: number): AsyncIterable<ServedNodes>;
  openings(): AsyncIterable<unknown>;
  /** Whether an opening may be missing for a reason that the checkpoint does not cover yet. */
  mayLackOpenings?(): boolean;
  /** Lines of the list of evidence; undefined where there is none to be had. */
  evidence(): AsyncIterable<string> | undefined;
  /** @param asked a moment to be judged at; a bundle has one of its own. */
  verdicts(asked: VerdictMoment): Promise<ServedVerdicts>;
  /** Counts and list of comments at a moment; undefined where there are none to be had. */
  statistics?(asked: VerdictMoment): Promise<ServedStatistics | undefined>;
  close(): Promise<void>;
}

/** The bundles of a log of that size: full ones, and perhaps a last one that is not. */
export function* bundleTiles(size: number): Generator<Tile & { level: 'entries' }> {
  for (let index = 0; index * TILE_WIDTH < size; index++)
    yield { level: 'entries', index, width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH) };
}

/** Its tiles of level 1 and above, from the lowest level up. */
export function* nodeTiles(size: number): Generator<HashTile> {
  for (let level = 1; tileIn(size, level, 0); level++)
    for (let index = 0, tile = tileIn(size, level, 0); tile; tile = tileIn(size, level, ++index))
      yield { ...tile, level };
}
