/** What is computed on the reader's machine: no WebCrypto, which old phones lack Ed25519 in. */
import { hashes, verify } from '@noble/ed25519';
import { sha256 as nobleSha256, sha512 } from '@noble/hashes/sha2.js';
import type { Hash } from '../../../src/tlog/hash.ts';
import type { Verify } from '../../../src/tlog/note.ts';

hashes.sha512 = sha512;

export const sha256: Hash = (bytes) => nobleSha256(bytes);

/** RFC 8032 as it stands: a signature has one form. Never throws. */
export const verifyEd25519: Verify = (publicKey, message, signature) => {
  try {
    return verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
};
