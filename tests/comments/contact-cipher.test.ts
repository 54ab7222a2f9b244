import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ContactKeyRefused, contactCipher, newContactKey } from '../../src/comments/contact-cipher.ts';

const comment = randomUUID();
const contact = '13800000000';

describe('contacts at rest', () => {
  it('are read again with the key, and say nothing without it', () => {
    const cipher = contactCipher(newContactKey());
    const ciphertext = cipher.encrypt(comment, contact);
    expect(cipher.decrypt(comment, ciphertext)).toBe(contact);
    expect(cipher.decrypt(comment.toUpperCase(), ciphertext)).toBe(contact);
    expect(Buffer.from(ciphertext).includes(contact)).toBe(false);
    expect(contactCipher(newContactKey()).decrypt(comment, ciphertext)).toBeUndefined();
  });

  it('are never encrypted alike', () => {
    const cipher = contactCipher(newContactKey());
    expect(cipher.encrypt(comment, contact)).not.toEqual(cipher.encrypt(comment, contact));
  });

  it('belong to one comment', () => {
    const cipher = contactCipher(newContactKey());
    expect(cipher.decrypt(randomUUID(), cipher.encrypt(comment, contact))).toBeUndefined();
  });

  it('are refused when a single bit of them is another, or the end is missing', () => {
    const cipher = contactCipher(newContactKey());
    const ciphertext = cipher.encrypt(comment, contact);
    for (let at = 0; at < ciphertext.length; at++) {
      const changed = Uint8Array.from(ciphertext);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(cipher.decrypt(comment, changed)).toBeUndefined();
      expect(cipher.decrypt(comment, ciphertext.subarray(0, at))).toBeUndefined();
    }
  });

  it('stay readable when a new key is put in front of the old one', () => {
    const [old, fresh] = [newContactKey(), newContactKey()];
    const before = contactCipher(old).encrypt(comment, contact);
    const cipher = contactCipher(`${fresh}, ${old}\n`);
    expect(cipher.decrypt(comment, before)).toBe(contact);
    expect([cipher.isCurrent(before), cipher.isCurrent(cipher.encrypt(comment, contact))]).toEqual([
      false,
      true,
    ]);
    expect(contactCipher(fresh).decrypt(comment, cipher.encrypt(comment, contact))).toBe(contact);
  });

  it.each(['', ' ,\n', 'hello', Buffer.alloc(31).toString('base64'), `${newContactKey()},short`])(
    'want keys of 32 bytes, not %j',
    (text) => {
      expect(() => contactCipher(text)).toThrow(ContactKeyRefused);
    },
  );
});
