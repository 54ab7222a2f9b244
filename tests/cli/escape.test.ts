import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeJson, escapeLine } from '../../src/cli/escape.ts';

const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

describe('what reaches a terminal', () => {
  it.each([
    ['an escape sequence', '\u001b[31mred', '\\u{1b}[31mred'],
    ['a C1 control', '\u009b31m', '\\u{9b}31m'],
    ['a line feed', 'a\nb', 'a\\u{a}b'],
    ['a turned direction', 'a\u202eb', 'a\\u{202e}b'],
    ['a hidden tag', 'a\u{e0041}b', 'a\\u{e0041}b'],
    ['half a character', 'a\ud800b', 'a\\u{d800}b'],
    ['plain Chinese', '优良率 90%以上 👩‍👩‍👧', '优良率 90%以上 👩‍👩‍👧'],
  ])('%s', (_what, text, shown) => {
    expect(escapeLine(text)).toBe(shown);
  });

  it('is never unsafe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeLine(text)).not.toMatch(UNSAFE);
        expect(escapeJson(JSON.stringify(text))).not.toMatch(UNSAFE);
      }),
    );
  });

  it('means the same as JSON', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(JSON.parse(escapeJson(json))).toEqual(JSON.parse(json));
      }),
    );
  });
});
