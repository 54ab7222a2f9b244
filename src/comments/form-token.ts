/**
 * What a form carries so that sending it twice is one comment. The server makes and signs it; nobody else can, and
 * the id of the event is another one, so that no answer ever tells whether somebody guessed what was written.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { DeskKeys } from './desk-keys.ts';

/** How long a form can be filled in, in milliseconds. */
const VALID_MS = 24 * 3_600_000;

/** 128 bits of chance, when it was made, and the signature over both: `<id>.<time>.<signature>`. */
export function newFormToken(keys: DeskKeys, now: Date): string {
  const unsigned = `${randomBytes(16).toString('base64url')}.${now.getTime().toString(36)}`;
  return `${unsigned}.${signature(keys, unsigned)}`;
}

/** `expired`: made here, and too long ago. Undefined: not made here. */
export function readFormToken(
  keys: DeskKeys,
  token: string,
  now: Date,
): { id: string; expired: boolean } | undefined {
  const [, unsigned = '', id = '', time = '', signed = ''] =
    /^(([\w-]{22})\.([0-9a-z]{1,10}))\.([\w-]{43})$/.exec(token) ?? [];
  if (!unsigned || !timingSafeEqual(Buffer.from(signed), Buffer.from(signature(keys, unsigned))))
    return undefined;
  return { id, expired: now.getTime() - Number.parseInt(time, 36) > VALID_MS };
}

const signature = (keys: DeskKeys, unsigned: string): string =>
  keys.hash('form', unsigned).toString('base64url');
