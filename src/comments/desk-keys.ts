/** What the desk of comments keeps secret: keys for its tokens and hashes, all made from one secret of the operator. */
import { createHmac, hkdfSync } from 'node:crypto';

/** What each key is for. Of one, nothing can be learned about another. */
const PURPOSES = ['code', 'form', 'proof', 'source', 'contact'] as const;
type Purpose = (typeof PURPOSES)[number];

export type DeskKeys = {
  /** HMAC-SHA-256 of a text under the key of that purpose. */
  hash(purpose: Purpose, text: string): Buffer;
  /** The key of that purpose in hex, for a library that signs by itself. */
  secret(purpose: Purpose): string;
};

export const SHORTEST_SECRET = 32;

/** @throws RangeError when the secret is too short to be one. */
export function deskKeys(secret: string): DeskKeys {
  if (secret.trim().length < SHORTEST_SECRET) throw new RangeError('the secret of the desk is too short');
  const keys = new Map(PURPOSES.map((purpose) => [purpose, keyOf(secret.trim(), purpose)]));
  const key = (purpose: Purpose) => keys.get(purpose) ?? keyOf(secret.trim(), purpose);
  return {
    hash: (purpose, text) => createHmac('sha256', key(purpose)).update(text).digest(),
    secret: (purpose) => key(purpose).toString('hex'),
  };
}

/** RFC 5869. */
const keyOf = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `mingbai desk ${purpose}`, 32));
