import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventId } from '../../events/scalars.ts';
import { derivedId, uuidOf } from '../../src/domain/command-id.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

describe('a derived id', () => {
  it('is a UUID of version 8 (RFC 9562 §5.8) that keeps the digest’s other bits', () => {
    expect(uuidOf(new Uint8Array(32).fill(0xff))).toBe('ffffffff-ffff-8fff-bfff-ffffffffffff');
    expect(uuidOf(new Uint8Array(16))).toBe('00000000-0000-8000-8000-000000000000');
    expect(() => uuidOf(new Uint8Array(15))).toThrow(RangeError);
  });

  it('follows from its parts alone, and from where one ends', () => {
    const part = fc.stringMatching(/^[a-z0-9]{0,4}$/);
    const parts = fc.array(part, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const id = derivedId(sha256, ...one);
        expect(EventId.safeParse(id).success).toBe(true);
        expect(id === derivedId(sha256, ...other)).toBe(one.join('\0') === other.join('\0'));
      }),
    );
  });
});
