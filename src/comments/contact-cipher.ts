/**
 * Contacts at rest: AES-256-GCM under a key that is not in the database. A ciphertext belongs to its comment alone:
 * moved to another one it does not open.
 *
 * Bytes: version (1), id of the key (8), nonce (12, random), what was encrypted, tag (16). Associated with them, and
 * so checked when they are opened: version, id of the key, id of the comment.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

export type ContactCipher = {
  encrypt(comment: string, contact: string): Uint8Array;
  /** Undefined when no key here is the one, or the bytes are another comment's or were changed. */
  decrypt(comment: string, ciphertext: Uint8Array): string | undefined;
  /** Whether it was encrypted under the key that is used now, and not under one that is only read. */
  isCurrent(ciphertext: Uint8Array): boolean;
};

/** The text of the keys cannot be used. Never says what it is. */
export class ContactKeyRefused extends Error {
  override name = 'ContactKeyRefused';
}

const KEY_BYTES = 32;
const VERSION = Uint8Array.of(1);
const ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = VERSION.length + ID_BYTES;
const LEAST_BYTES = HEADER_BYTES + NONCE_BYTES + TAG_BYTES;

/** A new key as its text: 32 random bytes in base64. */
export const newContactKey = (): string => randomBytes(KEY_BYTES).toString('base64');

/**
 * @param text keys in base64, between commas or white space. The first one encrypts; all of them decrypt, so that a
 *   key is rotated by putting a new one in front of it.
 * @throws ContactKeyRefused when there is none, or one has not 32 bytes.
 */
export function contactCipher(text: string): ContactCipher {
  const keys = contactKeys(text);
  const [current] = keys;
  if (!current) throw new ContactKeyRefused('there is no key of the contacts');
  const isOf = ({ id }: Key, ciphertext: Uint8Array) =>
    id.equals(ciphertext.subarray(VERSION.length, HEADER_BYTES));
  return {
    encrypt: (comment, contact) => encrypt(current, comment, contact),
    decrypt: (comment, ciphertext) => {
      const key = keys.find((each) => isOf(each, ciphertext));
      return key && decrypt(key, comment, Buffer.from(ciphertext));
    },
    isCurrent: (ciphertext) => isOf(current, ciphertext),
  };
}

type Key = { id: Buffer; bytes: Buffer };

function contactKeys(text: string): Key[] {
  return text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const bytes = Buffer.from(part, 'base64');
      if (bytes.length !== KEY_BYTES || bytes.toString('base64') !== part)
        throw new ContactKeyRefused(
          'a key of the contacts is not 32 bytes in base64: `openssl rand -base64 32`',
        );
      return {
        bytes,
        id: createHash('sha256').update('mingbai contact key\n').update(bytes).digest().subarray(0, ID_BYTES),
      };
    });
}

/** Ids are told in lower case and in upper case; it is one comment. */
const associated = (header: Uint8Array, comment: string): Buffer =>
  Buffer.concat([header, Buffer.from(comment.toLowerCase())]);

function encrypt({ id, bytes }: Key, comment: string, contact: string): Uint8Array {
  const header = Buffer.concat([VERSION, id]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(associated(header, comment));
  const encrypted = Buffer.concat([cipher.update(contact, 'utf8'), cipher.final()]);
  return Uint8Array.from(Buffer.concat([header, nonce, encrypted, cipher.getAuthTag()]));
}

function decrypt({ bytes }: Key, comment: string, ciphertext: Buffer): string | undefined {
  if (ciphertext.length < LEAST_BYTES || ciphertext[0] !== VERSION[0]) return undefined;
  const header = ciphertext.subarray(0, HEADER_BYTES);
  const nonce = ciphertext.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', bytes, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated(header, comment)).setAuthTag(ciphertext.subarray(-TAG_BYTES));
  try {
    const opened = decipher.update(ciphertext.subarray(HEADER_BYTES + NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
