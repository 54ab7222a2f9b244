/** Checking one record by its receipt: nothing is asked of the portal, nor of anybody. */
import { sha256 } from '../log/sha256.ts';
import { base64, utf8 } from '../tlog/bytes.ts';
import { leafHash } from '../tlog/hash.ts';
import type { VerifierKey } from '../tlog/note.ts';
import { isIncluded } from '../tlog/proof.ts';
import { parseReceipt } from '../tlog/receipt.ts';
import { cosignedBy, logKeys, nameOf, readCheckpoint, signersOf, witnessKeys } from './signatures.ts';

/** What makes a receipt fail, in the order in which it is looked for. */
export type ReceiptFault =
  | { code: 'not-a-receipt' }
  | { code: 'not-a-checkpoint' }
  /** The log's name, and that of the given keys. */
  | { code: 'other-log'; origin: string; keys: string[] }
  | { code: 'not-signed'; keys: string[] }
  | { code: 'not-cosigned'; keys: string[] }
  /** The bytes are not those of the record at that position of that tree. */
  | { code: 'not-included'; index: number; size: number };

export type Proven = {
  /** The record's position. */
  index: number;
  origin: string;
  size: number;
  /** In base64. */
  root: string;
  signedBy: string[];
  /** `at` in ISO 8601, by the witness's own clock. */
  cosignedBy: { key: string; at: string }[];
  /** Signatures by keys that were not given: nothing is known of them. */
  unchecked: string[];
};

export type ReceiptResult = ({ ok: true } & Proven) | ({ ok: false } & ReceiptFault);

/**
 * Whether `entry` is the record that the receipt is of, in a log that one of the log's keys signed, and that every
 * given witness has cosigned.
 * @param keys of the log (any of which may have signed) and of witnesses (all of which must have).
 */
export function checkReceipt(
  receiptText: string,
  entry: Uint8Array,
  keys: readonly VerifierKey[],
): ReceiptResult {
  const receipt = parseReceipt(receiptText);
  if (!receipt) return { ok: false, code: 'not-a-receipt' };
  const signed = readCheckpoint(utf8(receipt.checkpoint));
  if (!signed) return { ok: false, code: 'not-a-checkpoint' };
  const { origin, size, root } = signed.checkpoint;
  const own = logKeys(keys).filter(({ name }) => name === origin);
  if (own.length === 0) return { ok: false, code: 'other-log', origin, keys: logKeys(keys).map(nameOf) };
  const signers = signersOf(signed, own);
  if (signers.length === 0) return { ok: false, code: 'not-signed', keys: own.map(nameOf) };
  const witnesses = witnessKeys(keys).map((key) => ({ key: nameOf(key), at: cosignedBy(signed, key) }));
  const missing = witnesses.filter(({ at }) => at === undefined).map(({ key }) => key);
  if (missing.length > 0) return { ok: false, code: 'not-cosigned', keys: missing };
  const { index, proof } = receipt;
  if (!isIncluded(sha256, { index, leaf: leafHash(sha256, entry) }, proof, { size, root }))
    return { ok: false, code: 'not-included', index, size };
  const known = new Set(keys.map(nameOf));
  return {
    ok: true,
    index,
    origin,
    size,
    root: base64(root),
    signedBy: signers.map(nameOf),
    cosignedBy: witnesses.flatMap(({ key, at }) => (at === undefined ? [] : [{ key, at }])),
    unchecked: signed.note.signatures.map(({ name, id }) => `${name}+${id}`).filter((key) => !known.has(key)),
  };
}
