/** Checkpoints: what a log signs (C2SP tlog-checkpoint). */
import { base64, fromBase64 } from './bytes.ts';
import { HASH_BYTES } from './hash.ts';

export type Checkpoint = { origin: string; size: number; root: Uint8Array };

/** Origin, size and root, a line each. We write no extension lines. */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${base64(root)}\n`;

/** The checkpoint of a note's text, or undefined. Extension lines are allowed and not told. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined;
  const [origin = '', digits = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n');
  const size = /^(0|[1-9][0-9]{0,15})$/.test(digits) ? Number(digits) : Number.NaN;
  const root = fromBase64(encoded);
  const isWhole = origin !== '' && Number.isSafeInteger(size) && root?.length === HASH_BYTES;
  return isWhole && extensions.every((line) => line !== '') ? { origin, size, root } : undefined;
}
