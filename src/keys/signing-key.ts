/**
 * Keys that sign notes, in the text form of Go's `golang.org/x/mod/sumdb/note`, which other tools read:
 * `PRIVATE+KEY+<name>+<id>+base64(type ‖ seed)`.
 */
import { createHash, randomBytes } from 'node:crypto';
import { base64, concat, fromBase64 } from '../tlog/bytes.ts';
import {
  COSIGNATURE,
  ED25519,
  type KeyType,
  type Sign,
  type VerifierKey,
  verifierKey,
} from '../tlog/note.ts';
import { signerOf } from './ed25519.ts';

export type SigningKey = { key: VerifierKey; sign: Sign };

/** A new key, and its secret text: to be kept outside the database, with mode 0600 or in the environment. */
export function newSigningKey(name: string, type: KeyType): SigningKey & { secret: string } {
  const seed = randomBytes(32);
  const signing = signingKey(name, type, seed);
  return { ...signing, secret: secretOf(signing.key, seed) };
}

/** The key that a secret text tells, or undefined when it is none. What is wrong is not told: it is a secret. */
export function parseSigningKey(secret: string): SigningKey | undefined {
  const [, name = '', id = '', encoded = ''] =
    /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(secret.trim()) ?? [];
  const bytes = fromBase64(encoded);
  const type = bytes?.[0];
  if (bytes?.length !== 33 || (type !== ED25519 && type !== COSIGNATURE)) return undefined;
  const signing = signingKey(name, type, bytes.subarray(1));
  return signing.key.id === id ? signing : undefined;
}

function signingKey(name: string, type: KeyType, seed: Uint8Array): SigningKey {
  const { publicKey, sign } = signerOf(seed);
  return { key: verifierKey(sha256, name, type, publicKey), sign };
}

const secretOf = ({ name, id, type }: VerifierKey, seed: Uint8Array): string =>
  `PRIVATE+KEY+${name}+${id}+${base64(concat(Uint8Array.of(type), seed))}`;

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
