/**
 * The check itself: what the page shows, against the record's bytes, against the tree, against the signed checkpoint.
 * Each step rests on the one before; the first that does not pass ends it.
 */
import { base64, hex } from '../../../src/tlog/bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../../../src/tlog/checkpoint.ts';
import { cosignedAt } from '../../../src/tlog/cosignature.ts';
import { HASH_BYTES, type Hash, leafHash } from '../../../src/tlog/hash.ts';
import {
  COSIGNATURE,
  ED25519,
  isSignedBy,
  type Note,
  parseNote,
  type VerifierKey,
  type Verify,
} from '../../../src/tlog/note.ts';
import { isConsistent, isIncluded } from '../../../src/tlog/proof.ts';
import { proveConsistency, proveInclusion, type ReadTile } from '../../../src/tlog/prove.ts';
import { TILE_WIDTH, tileIn, tilePath } from '../../../src/tlog/tile.ts';
import type { Claim } from './claims.ts';
import { differenceOf, eventIn } from './compare.ts';
import { type Entry, entriesOf } from './entries.ts';
import { type ReadLog, Unreached } from './read.ts';
import type { Bytes, Leaf, Older, Root, Signature, Step, StepName, Taken, Witnesses } from './step.ts';

export type Tools = { read: ReadLog; hash: Hash; verify: Verify };

export type Question = {
  /** In the order of their positions. */
  claims: readonly Claim[];
  /** The records are a stream's: all of it up to the newest of them, or the newest part. */
  stream?: { subject: string; isWhole: boolean } | undefined;
  /** The log's key and those of witnesses. */
  keys: readonly VerifierKey[];
  /** Whether the reader brought the log's key. */
  pasted: boolean;
  older?: { note: Note; checkpoint: Checkpoint } | undefined;
};

export type Verified = { text: string; note: Note; checkpoint: Checkpoint };

/** Takes the steps one after the other. The note is told as soon as it is read: it is the reader's to keep. */
export async function* check(
  question: Question,
  tools: Tools,
  keep: (note: string) => void,
): AsyncGenerator<Step, void> {
  let name: StepName = 'taken';
  try {
    const { step, head } = await take(question, tools);
    yield step;
    if (!head || step.verdict !== 'passed') return;
    keep(head.text);
    name = 'bytes';
    const entries = await entriesOf(question.claims, head.checkpoint.size, tools.read);
    const steps = [
      ['bytes', async () => compare(question, entries)],
      ['leaf', () => findLeaves(entries, head, tools)],
      ['root', () => climb(entries, head, tools)],
      ['signature', async () => checkSignature(question, head, tools)],
      ['witnesses', async () => checkWitnesses(question, head, tools)],
      ['older', () => compareOlder(question, head, tools)],
    ] as const;
    for (const [next, run] of steps) {
      name = next;
      const found = await run();
      yield found;
      if (found.verdict === 'failed' || found.verdict === 'open') return;
    }
  } catch (error) {
    if (!(error instanceof Unreached)) throw error;
    yield { name, verdict: 'open', unreached: { path: error.path, status: error.status } };
  }
}

/** More than any checkpoint with a hundred signatures. */
const MOST_OF_A_CHECKPOINT = 64 * 1024;
const NOT_FOUND = 404;

async function take({ claims }: Question, { read }: Tools): Promise<{ step: Step; head?: Verified }> {
  const nothing = { name: 'taken', origin: '', size: 0 } as const;
  const raw = await read('checkpoint', MOST_OF_A_CHECKPOINT).catch((error: unknown) => {
    if (error instanceof Unreached && error.status === NOT_FOUND) return undefined;
    throw error;
  });
  if (!raw) return { step: { ...nothing, verdict: 'open', problem: 'unpublished' } };
  const note = parseNote(raw);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint) return { step: { ...nothing, verdict: 'failed', problem: 'malformed' } };
  const { origin, size } = checkpoint;
  const found: Taken = { name: 'taken', origin, size };
  const uncovered = claims.find(({ position }) => position >= size)?.position;
  if (uncovered !== undefined) return { step: { ...found, verdict: 'open', problem: { uncovered } } };
  const text = new TextDecoder().decode(raw);
  return { step: { ...found, verdict: 'passed' }, head: { text, note, checkpoint } };
}

function compare({ claims, stream }: Question, entries: ReadonlyMap<number, Entry>): Step {
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

async function findLeaves(
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

async function climb(
  entries: ReadonlyMap<number, Entry>,
  { checkpoint }: Verified,
  { hash, read }: Tools,
): Promise<Step> {
  const { size, root } = checkpoint;
  const tiles = tileReader(read);
  const found: Root = { name: 'root', records: entries.size, size, hashes: 0, root: base64(root) };
  for (const [position, { bytes, path }] of entries) {
    if (!bytes) return { ...found, verdict: 'failed', problem: { malformed: path } };
    const proof = await proveInclusion(hash, tiles, position, size).catch(malformed);
    if ('malformed' in proof) return { ...found, verdict: 'failed', problem: proof };
    found.hashes = Math.max(found.hashes, proof.length);
    const leaf = leafHash(hash, bytes);
    if (!isIncluded(hash, { index: position, leaf }, proof, checkpoint))
      return { ...found, verdict: 'failed', problem: { position } };
  }
  return { ...found, verdict: 'passed' };
}

function checkSignature({ keys, pasted }: Question, { note, checkpoint }: Verified, { verify }: Tools): Step {
  const own = keys.filter(({ type }) => type === ED25519);
  const signing = own.find((key) => isSignedBy(note, key, verify));
  const { name, id } = signing ?? own[0] ?? {};
  const key = name !== undefined && id !== undefined ? { name, id } : undefined;
  const found: Signature = { name: 'signature', key, pasted };
  if (!key) return { ...found, verdict: 'open', problem: 'keyless' };
  if (!signing) return { ...found, verdict: 'failed', problem: 'unsigned' };
  if (signing.name !== checkpoint.origin) return { ...found, verdict: 'failed', problem: 'origin' };
  return { ...found, verdict: 'passed' };
}

function checkWitnesses({ keys }: Question, { note }: Verified, { verify }: Tools): Step {
  const witnesses = keys.filter(({ type }) => type === COSIGNATURE);
  const found: Witnesses = { name: 'witnesses', cosigned: [], unknown: [], wrong: [] };
  const seen = new Set<string>();
  for (const { name, id } of note.signatures) {
    if (seen.has(`${name} ${id}`) || keys.some((key) => key.type === ED25519 && key.id === id)) continue;
    seen.add(`${name} ${id}`);
    const key = witnesses.find((witness) => witness.name === name && witness.id === id);
    const at = key && cosignedAt(note, key, verify);
    if (!key) found.unknown.push(name);
    else if (at === undefined) found.wrong.push(name);
    else found.cosigned.push({ name, id, at });
  }
  if (found.wrong.length > 0) return { ...found, verdict: 'failed' };
  return { ...found, verdict: found.cosigned.length > 0 ? 'passed' : 'none' };
}

async function compareOlder(
  { older, keys }: Question,
  { checkpoint }: Verified,
  { hash, read, verify }: Tools,
): Promise<Step> {
  if (!older) return { name: 'older', verdict: 'none' };
  const { size, origin } = older.checkpoint;
  const signed = keys.some((key) => isSignedBy(older.note, key, verify));
  const found: Older = { name: 'older', size, signed };
  if (origin !== checkpoint.origin) return { ...found, verdict: 'open', problem: 'origin' };
  if (size > checkpoint.size) return { ...found, verdict: 'failed', problem: 'longer' };
  const proof = await proveConsistency(hash, tileReader(read), size, checkpoint.size).catch(malformed);
  if ('malformed' in proof) return { ...found, verdict: 'failed', problem: proof };
  const counted = { ...found, hashes: proof.length };
  return isConsistent(hash, older.checkpoint, proof, checkpoint)
    ? { ...counted, verdict: 'passed' }
    : { ...counted, verdict: 'failed', problem: 'rewritten' };
}

/** Tiles of another length than asked for prove nothing; whoever serves them is not to be taken at their word. */
function malformed(error: unknown): { malformed: string } {
  if (error instanceof RangeError) return { malformed: error.message };
  throw error;
}

/** Each tile is read once in a step. */
function tileReader(read: ReadLog): ReadTile {
  const known = new Map<string, Promise<Uint8Array>>();
  return (tile) => {
    const path = tilePath(tile);
    const bytes = known.get(path) ?? read(path, TILE_WIDTH * HASH_BYTES);
    known.set(path, bytes);
    return bytes;
  };
}
