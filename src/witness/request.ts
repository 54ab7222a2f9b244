/** What a log sends to a witness (C2SP tlog-witness, "add-checkpoint"). Pure. */
import { base64, fromBase64, textOf } from '../tlog/bytes.ts';
import { HASH_BYTES } from '../tlog/hash.ts';

/** `old`: the size that the proof starts from, 0 when the witness has signed nothing yet. `note`: the checkpoint. */
export type AddCheckpoint = { old: number; proof: readonly Uint8Array[]; note: string };

/** No tree of the specification is higher. */
export const MAX_PROOF = 63;
/** Longer requests are not read: proof, checkpoint and its signatures need a tenth of it. */
export const MAX_REQUEST_BYTES = 64 * 1024;

/** @throws RangeError when the proof is longer than a witness may be sent. */
export function formatRequest({ old, proof, note }: AddCheckpoint): string {
  if (proof.length > MAX_PROOF) throw new RangeError(`a proof of more than ${MAX_PROOF} hashes`);
  return [`old ${old}`, ...proof.map(base64), '', note].join('\n');
}

/** The request, or undefined when its form is wrong. The checkpoint is not looked at. */
export function parseRequest(raw: Uint8Array): AddCheckpoint | undefined {
  const text = textOf(raw);
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || end < 0) return undefined;
  const [first = '', ...lines] = text.slice(0, end).split('\n');
  const [, digits = ''] = /^old (0|[1-9][0-9]{0,15})$/.exec(first) ?? [];
  if (digits === '' || !Number.isSafeInteger(Number(digits)) || lines.length > MAX_PROOF) return undefined;
  const proof = lines.map(fromBase64).filter((hash) => hash?.length === HASH_BYTES);
  const hashes = proof.filter((hash) => hash !== undefined);
  if (hashes.length !== lines.length) return undefined;
  return { old: Number(digits), proof: hashes, note: text.slice(end + 2) };
}
