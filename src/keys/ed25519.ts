/** Ed25519 (RFC 8032) by Node's own cryptography, which Workers have too. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Sign, Verify } from '../tlog/note.ts';

/** What precedes the 32 bytes of a key in DER (RFC 8410 §4, §7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The seed's public key, 32 bytes, and what signs with it. @throws RangeError unless the seed has 32 bytes. */
export function signerOf(seed: Uint8Array): { publicKey: Uint8Array; sign: Sign } {
  if (seed.length !== 32) throw new RangeError('a seed of Ed25519 has 32 bytes');
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: Uint8Array.from(der.subarray(SPKI.length)),
    sign: (message) => Uint8Array.from(sign(null, message, key)),
  };
}

/** Whether it is the key's signature of the message; never throws. */
export const verifyEd25519: Verify = (publicKey, message, signature) => {
  const key = publicKeyOf(publicKey);
  return key !== undefined && signature.length === 64 && verify(null, message, key, signature);
};

function publicKeyOf(bytes: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
