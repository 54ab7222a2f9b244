/** Steps 1 to 3: from what the page shows to the root, by way of the record's bytes and its leaf. */
import { base64, hex } from '../../../src/tlog/bytes.ts';
import { HASH_BYTES, leafHash } from '../../../src/tlog/hash.ts';
import { isIncluded } from '../../../src/tlog/proof.ts';
import { proveInclusion } from '../../../src/tlog/prove.ts';
import { TILE_WIDTH, tileIn, tilePath } from '../../../src/tlog/tile.ts';
import type { Question, Tools, Verified } from './check.ts';
import { differenceOf, eventIn } from './compare.ts';
import type { Entry } from './entries.ts';
import type { Bytes, Leaf, Root, Step } from './step.ts';
import { malformed, tileReader } from './tiles.ts';

export function compare({ claims, stream }: Question, entries: ReadonlyMap<number, Entry>): Step {
  const found: Bytes = {
    name: 'bytes',
    records: claims.length,
    bytes: [...entries.values()].reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0),
    compared: claims.reduce((sum, { shown }) => sum + shown.length, 0),
  };
  for (const claim of claims) {
    const { bytes, path = '' } = entries.get(claim.position) ?? {};
    if (!bytes) return { ...found, verdict: 'failed', problem: { malformed: path } };
    const problem = differenceOf(claim, bytes);
    if (problem) return { ...found, verdict: 'failed', problem };
  }
  const problem = stream && gapIn(stream, [...entries.values()]);
  return problem ? { ...found, verdict: 'failed', problem } : { ...found, verdict: 'passed' };
}

/** The first revision of the stream that is not there, or not of it. */
function gapIn({ subject, isWhole }: { subject: string; isWhole: boolean }, entries: readonly Entry[]) {
  const events = entries.map(({ bytes }) => bytes && eventIn(bytes));
  let revision = isWhole ? 0 : (events[0]?.revision ?? 0);
  for (const event of events) {
    if (event?.subject !== subject || event.revision !== revision) return { gap: { subject, revision } };
    revision++;
  }
  return undefined;
}

export async function findLeaves(
  entries: ReadonlyMap<number, Entry>,
  { checkpoint }: Verified,
  tools: Tools,
): Promise<Step> {
  const read = tileReader(tools.read);
  let found: Leaf = { name: 'leaf', records: entries.size, leaf: '', tile: '' };
  for (const [position, entry] of entries) {
    const tile = tileIn(checkpoint.size, 0, Math.floor(position / TILE_WIDTH));
    if (!tile || !entry.bytes) throw new RangeError(`no tile has position ${position}`);
    const bytes = await read({ ...tile, level: 0 });
    const at = (position % TILE_WIDTH) * HASH_BYTES;
    const leaf = hex(leafHash(tools.hash, entry.bytes));
    found = { ...found, leaf, tile: tilePath(tile) };
    if (hex(bytes.subarray(at, at + HASH_BYTES)) !== leaf)
      return { ...found, verdict: 'failed', problem: { position } };
  }
  return { ...found, verdict: 'passed' };
}

export async function climb(
  entries: ReadonlyMap<number, Entry>,
  { checkpoint }: Verified,
  { hash, read, rest }: Tools,
): Promise<Step> {
  const { size, root } = checkpoint;
  const tiles = tileReader(read);
  const found: Root = { name: 'root', records: entries.size, size, hashes: 0, root: base64(root) };
  for (const [position, { bytes, path }] of entries) {
    if (!bytes) return { ...found, verdict: 'failed', problem: { malformed: path } };
    await rest();
    const proof = await proveInclusion(hash, tiles, position, size).catch(malformed);
    if ('malformed' in proof) return { ...found, verdict: 'failed', problem: proof };
    found.hashes = Math.max(found.hashes, proof.length);
    const leaf = leafHash(hash, bytes);
    if (!isIncluded(hash, { index: position, leaf }, proof, checkpoint))
      return { ...found, verdict: 'failed', problem: { position } };
  }
  return { ...found, verdict: 'passed' };
}
