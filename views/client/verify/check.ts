/**
 * The check itself: what the page shows, against the record's bytes, against the tree, against the signed checkpoint.
 * Each step rests on the one before; the first that does not pass ends it.
 */
import { type Checkpoint, parseCheckpoint } from '../../../src/tlog/checkpoint.ts';
import type { Hash } from '../../../src/tlog/hash.ts';
import { type Note, parseNote, type VerifierKey, type Verify } from '../../../src/tlog/note.ts';
import type { Claim } from './claims.ts';
import { entriesOf } from './entries.ts';
import { climb, compare, findLeaves } from './in-tree.ts';
import { type ReadLog, Unreached } from './read.ts';
import { checkSignature, checkWitnesses, compareOlder } from './signed.ts';
import type { Step, StepName, Taken } from './step.ts';

export type Tools = {
  read: ReadLog;
  hash: Hash;
  verify: Verify;
  /** Awaited between records: the page stays alive while many are hashed. */
  rest(): Promise<void>;
};

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
