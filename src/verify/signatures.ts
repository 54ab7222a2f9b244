/** Checkpoints and who signed them. */
import { verifyEd25519 } from '../keys/ed25519.ts';
import { type Checkpoint, parseCheckpoint } from '../tlog/checkpoint.ts';
import { cosignedAt } from '../tlog/cosignature.ts';
import { COSIGNATURE, ED25519, isSignedBy, type Note, parseNote, type VerifierKey } from '../tlog/note.ts';

/** A checkpoint's note, read. */
export type SignedCheckpoint = { checkpoint: Checkpoint; note: Note; text: string };

/** A note is small; what is longer is none. */
export const MAX_NOTE_BYTES = 1 << 20;

/** The checkpoint of a note, or undefined when it is none. Nothing is verified yet. */
export function readCheckpoint(bytes: Uint8Array): SignedCheckpoint | undefined {
  const note = bytes.length <= MAX_NOTE_BYTES ? parseNote(bytes) : undefined;
  const checkpoint = note && parseCheckpoint(note.text);
  return note && checkpoint && { checkpoint, note, text: Buffer.from(bytes).toString() };
}

/** Those of the keys by which it is signed. */
export const signersOf = ({ note }: SignedCheckpoint, keys: readonly VerifierKey[]): VerifierKey[] =>
  keys.filter((key) => isSignedBy(note, key, verifyEd25519));

/** When a witness cosigned it, in ISO 8601; undefined when it did not. */
export function cosignedBy({ note }: SignedCheckpoint, key: VerifierKey): string | undefined {
  const time = cosignedAt(note, key, verifyEd25519);
  // A witness may have signed any number; a date has its limits.
  return time === undefined ? undefined : (isoOf(time) ?? `${time} s`);
}

export const logKeys = (keys: readonly VerifierKey[]) => keys.filter(({ type }) => type === ED25519);
export const witnessKeys = (keys: readonly VerifierKey[]) => keys.filter(({ type }) => type === COSIGNATURE);

/** As notes name it: `example.com/log+530d903a`. */
export const nameOf = ({ name, id }: VerifierKey): string => `${name}+${id}`;

const LAST_SECOND = 253_402_300_799;
const isoOf = (time: number): string | undefined =>
  time <= LAST_SECOND ? new Date(time * 1000).toISOString() : undefined;
