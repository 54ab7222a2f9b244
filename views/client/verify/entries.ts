/** The bytes of records, out of the bundles that hold them. */
import { decodeBundle } from '../../../src/tlog/bundle.ts';
import { TILE_WIDTH, tileIn, tilePath } from '../../../src/tlog/tile.ts';
import type { ReadLog } from './read.ts';

/** `path` of the bundle; `bytes` undefined when it does not hold what a bundle of its width does. */
export type Entry = { path: string; bytes: Uint8Array | undefined };

/** 256 entries of 65,535 bytes, each with its length. */
const MOST_OF_A_BUNDLE = TILE_WIDTH * (2 + 0xffff);

/** By position, in the order of the claims. A bundle is let go before the next is read: a phone must bear it. */
export async function entriesOf(
  claims: readonly { position: number }[],
  size: number,
  read: ReadLog,
): Promise<Map<number, Entry>> {
  const entries = new Map<number, Entry>();
  let open: { path: string; bundle: Uint8Array[] | undefined } | undefined;
  for (const { position } of claims) {
    const tile = tileIn(size, 'entries', Math.floor(position / TILE_WIDTH));
    if (!tile) throw new RangeError(`no bundle has position ${position}`);
    const path = tilePath(tile);
    if (open?.path !== path) {
      const bundle = decodeBundle(await read(path, MOST_OF_A_BUNDLE));
      open = { path, bundle: bundle?.length === tile.width ? bundle : undefined };
    }
    entries.set(position, { path, bytes: open.bundle?.[position % TILE_WIDTH]?.slice() });
  }
  return entries;
}
