/** A signed log in memory, as it would be served, and what a page shows of it. */
import { signerOf } from '../../../src/keys/ed25519.ts';
import { sha256 } from '../../../src/log/sha256.ts';
import { utf8 } from '../../../src/tlog/bytes.ts';
import { formatCheckpoint, parseCheckpoint } from '../../../src/tlog/checkpoint.ts';
import { cosign } from '../../../src/tlog/cosignature.ts';
import {
  COSIGNATURE,
  ED25519,
  parseNote,
  signatureLine,
  signNote,
  verifierKey,
  withSignatures,
} from '../../../src/tlog/note.ts';
import { parseTilePath } from '../../../src/tlog/tile.ts';
import { check, type Question } from '../../../views/client/verify/check.ts';
import type { Claim } from '../../../views/client/verify/claims.ts';
import { sha256 as inBrowser, verifyEd25519 } from '../../../views/client/verify/crypto.ts';
import { type ReadLog, Unreached } from '../../../views/client/verify/read.ts';
import type { Step } from '../../../views/client/verify/step.ts';
import { grow } from '../../tlog/given.ts';

export const ORIGIN = 'mingbai.example/log';
export const log = signerOf(new Uint8Array(32).fill(1));
export const witness = signerOf(new Uint8Array(32).fill(2));
export const logKey = verifierKey(sha256, ORIGIN, ED25519, log.publicKey);
export const witnessKey = verifierKey(sha256, 'witness.example', COSIGNATURE, witness.publicKey);

export const event = (position: number, value = String(position)) => ({
  id: `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`,
  type: 'figure.reported',
  subject: `plan/p/indicator/${position % 2 === 0 ? 'even' : 'odd'}`,
  revision: Math.floor(position / 2),
  time: '2016-02-15T00:00:00.000Z',
  data: { value, unit: '万元' },
});

export type Served = {
  read: ReadLog;
  note: string;
  answers: Map<string, Uint8Array | number>;
  asked: string[];
};

/** A log of `size` events; `answers` are given instead of what it has: bytes, or a status. */
export function serve(size: number, entryOf = (n: number) => JSON.stringify(event(n))): Served {
  const tree = grow(Array.from({ length: size }, (_, n) => utf8(entryOf(n))));
  const text = formatCheckpoint({ origin: ORIGIN, size, root: tree.root(size) });
  const note = signNote(text, logKey, log.sign);
  const answers = new Map<string, Uint8Array | number>([['checkpoint', utf8(note)]]);
  const asked: string[] = [];
  const read: ReadLog = async (path, most) => {
    asked.push(path);
    const tile = parseTilePath(path);
    const answer = answers.get(path) ?? (tile && tree.tile(tile)) ?? 404;
    if (typeof answer === 'number') throw new Unreached(path, answer);
    if (answer.length > most) throw new Unreached(path, 413);
    return answer;
  };
  return { read, note, answers, asked };
}

/** The note with a cosignature, by the witness or whoever says so. */
export function cosigned(note: string, sign = witness.sign): string {
  const text = certain(parseNote(note)).text;
  return withSignatures(note, [signatureLine(cosign(text, 1_455_494_400, witnessKey, sign))]);
}

/** An earlier checkpoint, as a reader would have kept it. */
export function kept(raw: string): NonNullable<Question['older']> {
  const note = certain(parseNote(raw));
  return { note, checkpoint: certain(parseCheckpoint(note.text)) };
}

/** What a page shows of a record that it shows truly. */
export function claimOf(position: number, value = String(position)): Claim {
  const { id, type, subject, revision, time } = event(position);
  const entry = JSON.stringify(event(position, value));
  return {
    position,
    shown: [
      { field: 'entry', text: entry },
      { field: 'position', text: `第 ${position.toLocaleString('en')} 条记录` },
      { field: 'id', text: id },
      { field: 'type', text: type },
      { field: 'subject', text: subject },
      { field: 'revision', text: String(revision) },
      { field: 'time', text: time },
      { field: 'value', text: `${value} 万元` },
    ],
  };
}

/** All steps, with the browser's own hash and verifier, and the checkpoint that the reader may keep. */
export async function take(
  { read }: Served,
  asked: Partial<Question> & Pick<Question, 'claims'>,
): Promise<{ steps: Step[]; note: string }> {
  const steps: Step[] = [];
  let note = '';
  const question = { keys: [logKey], pasted: false, ...asked };
  for await (const step of check(
    question,
    { read, hash: inBrowser, verify: verifyEd25519, rest: async () => undefined },
    (text) => {
      note = text;
    },
  )) {
    steps.push(step);
  }
  return { steps, note };
}

/** `taken passed` and so on. */
export const verdicts = (steps: readonly Step[]): string[] =>
  steps.map(({ name, verdict }) => `${name} ${verdict}`);

export function certain<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is none');
  return value;
}
