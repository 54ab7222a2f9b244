/** SHA-256 as the server computes it: one-shot, without the garbage of a hash object. */
import { hash } from 'node:crypto';

/** The digest of bytes, or of a text's UTF-8, in 32 bytes. */
export const sha256 = (data: Uint8Array | string): Uint8Array => hash('sha256', data, 'buffer');
