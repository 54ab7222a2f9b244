/** Whether a witness may sign a checkpoint (C2SP tlog-witness, "add-checkpoint"). Pure. */
import { type Checkpoint, parseCheckpoint } from '../tlog/checkpoint.ts';
import { emptyRoot, type Hash } from '../tlog/hash.ts';
import {
  formatNote,
  isSignedBy,
  type Note,
  type NoteSignature,
  parseNote,
  type VerifierKey,
  type Verify,
} from '../tlog/note.ts';
import { isConsistent, type TreeHead } from '../tlog/proof.ts';
import { parseRequest } from './request.ts';

/** A request whose log is known and has signed it: `signatures` are the log's own that verify. */
export type Known = {
  old: number;
  proof: readonly Uint8Array[];
  checkpoint: Checkpoint;
  text: string;
  signatures: readonly NoteSignature[];
};
/** The HTTP status that tells a log why it is refused, and the same in words. */
export type Refused =
  | { ok: false; status: 400 | 403 | 404; reason: string }
  | { ok: false; status: 409; size: number; reason: string }
  /** `evidence`: what the log has signed and cannot show to extend what it signed before. */
  | { ok: false; status: 422; reason: string; evidence: string };
type Admitted = { ok: true; known: Known } | Refused;

/** Cryptography, given from outside: the same rules run anywhere. */
export type Means = { hash: Hash; verify: Verify };

/** What a witness takes for the newest tree of a log of which it has signed nothing. */
export const nothingSigned = ({ hash }: Pick<Means, 'hash'>): TreeHead => ({
  size: 0,
  root: emptyRoot(hash),
});

/** What can be said of a request without knowing what was signed before. `keys`: all keys of all logs. */
export function admit(
  { verify }: Pick<Means, 'verify'>,
  keys: readonly VerifierKey[],
  raw: Uint8Array,
): Admitted {
  const request = parseRequest(raw);
  const note = request && parseNote(request.note);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint) return refused(400, 'the request is not an old size, a proof and a checkpoint');
  const own = keys.filter(({ name }) => name === checkpoint.origin);
  if (own.length === 0) return refused(404, 'this witness does not know that log');
  const signatures = signaturesOf(note, own, verify);
  if (!signatures)
    return refused(403, 'no key of that log has signed the checkpoint, or a signature is false');
  const { old, proof } = request;
  if (old > checkpoint.size) return refused(400, 'the old size is larger than the checkpoint');
  return { ok: true, known: { old, proof, checkpoint, text: note.text, signatures } };
}

/** The refusal, if the checkpoint does not extend what was signed last. */
export function contradiction(
  { hash }: Pick<Means, 'hash'>,
  last: TreeHead,
  request: Known,
): Refused | undefined {
  const { old, proof, checkpoint } = request;
  if (old !== last.size)
    return { ok: false, status: 409, size: last.size, reason: 'signed last is another size' };
  if (isConsistent(hash, last, proof, checkpoint)) return undefined;
  const reason =
    old === checkpoint.size
      ? 'the root differs from the one that was signed for this size'
      : 'the proof does not show that the tree extends the one that was signed last';
  return { ok: false, status: 422, reason, evidence: formatNote(request) };
}

/** The log's signatures; undefined when it has none, or one under a key's name and id is false (a malformed note). */
function signaturesOf(
  note: Note,
  keys: readonly VerifierKey[],
  verify: Verify,
): readonly NoteSignature[] | undefined {
  const checked = note.signatures.flatMap((signature) => {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id);
    if (!key) return [];
    return [{ signature, holds: isSignedBy({ text: note.text, signatures: [signature] }, key, verify) }];
  });
  if (checked.length === 0 || checked.some(({ holds }) => !holds)) return undefined;
  return checked.map(({ signature }) => signature);
}

const refused = (status: 400 | 403 | 404, reason: string): Refused => ({ ok: false, status, reason });
