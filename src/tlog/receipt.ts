/** Receipts: that one entry is in the log, in a file that is checked without the log (C2SP tlog-proof). */
import { base64, fromBase64 } from './bytes.ts';
import { HASH_BYTES } from './hash.ts';

/** `proof` from the leaf upwards; `checkpoint` is the whole signed note. */
export type Receipt = { index: number; proof: readonly Uint8Array[]; checkpoint: string };

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 leaves is no higher. */
const MAX_PROOF = 53;

export const formatReceipt = ({ index, proof, checkpoint }: Receipt): string =>
  [HEADER, `index ${index}`, ...proof.map(base64), '', checkpoint].join('\n');

/** The receipt, or undefined when it is not one. An `extra` line is allowed and not told. */
export function parseReceipt(text: string): Receipt | undefined {
  const end = text.indexOf('\n\n');
  if (end < 0) return undefined;
  const [header, ...rest] = text.slice(0, end).split('\n');
  const [, extra] = /^extra (.+)$/.exec(rest[0] ?? '') ?? [];
  const lines = extra !== undefined && fromBase64(extra) ? rest.slice(1) : rest;
  const [, digits = ''] = /^index (0|[1-9][0-9]{0,15})$/.exec(lines[0] ?? '') ?? [];
  const proof = lines.slice(1).map(fromBase64);
  const isWhole =
    header === HEADER &&
    digits !== '' &&
    Number.isSafeInteger(Number(digits)) &&
    proof.length <= MAX_PROOF &&
    proof.every((node) => node?.length === HASH_BYTES);
  const nodes = proof.filter((node) => node !== undefined);
  return isWhole ? { index: Number(digits), proof: nodes, checkpoint: text.slice(end + 2) } : undefined;
}
