/** Length and hash of a file, made once to be described. */
import { createHash } from 'node:crypto';

export type Digest = { bytes: number; hash: string };

export async function digestOf(pieces: AsyncIterable<string>): Promise<Digest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += Buffer.byteLength(piece);
  }
  return { bytes, hash: `sha256:${hash.digest('hex')}` };
}
