import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded } from '../../src/search/fold.ts';
import { excerpt, marked, type Piece } from '../../src/search/highlight.ts';
import { parseQuery } from '../../src/search/query.ts';
import { UNIT } from './units.ts';

/** `环[空气]质量`. */
const shown = (pieces: readonly Piece[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('marking', () => {
  it.each([
    ['食品企业ＨＡＣＣＰ认证', ['haccp'], '食品企业[ＨＡＣＣＰ]认证'],
    ['夜间≤50 dB（A）,', ['50db(a)'], '夜间≤[50 dB（A）],'],
    ['共1,234.5元', ['1234'], '共[1,234].5元'],
    ['创建“安静居住小区”', ['创建安静'], '[创建“安静]居住小区”'],
    ['𠮷野家在𠮷野', ['𠮷野'], '[𠮷野]家在[𠮷野]'],
    ['面积㎡', ['m'], '面积[㎡]'],
    ['环境质量', ['环境', '境质'], '[环境质]量'],
    ['质质质', ['质质'], '[质质质]'],
    ['没有', ['别的'], '没有'],
    ['', ['空'], ''],
  ])('in %j of %j', (text, words, result) => {
    expect(shown(marked(text, words))).toBe(result);
  });

  it('loses nothing of the text, and marks what it says', () => {
    const text = fc.string({ unit: UNIT, maxLength: 60 });
    const query = fc.string({ unit: UNIT, maxLength: 4 });
    fc.assert(
      fc.property(text, query, (text, q) => {
        const parsed = parseQuery(q);
        fc.pre(parsed.ok);
        const pieces = marked(text, parsed.words);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        const found = parsed.words.filter((word) => folded(text).includes(word));
        expect(pieces.some(({ hit }) => hit)).toBe(found.length > 0);
        for (const { text: run, hit } of pieces)
          if (hit) expect(found.some((word) => folded(run).includes(word))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an excerpt', () => {
  const long = `${'前'.repeat(200)}空气${'𠮷'.repeat(200)}`;

  it('stands round the first word, and says where it was cut', () => {
    expect(shown(excerpt(long, ['空气'], 120))).toBe(`…${'前'.repeat(24)}[空气]${'𠮷'.repeat(94)}…`);
    expect(shown(excerpt(long, ['空气'], 30))).toBe(`…${'前'.repeat(10)}[空气]${'𠮷'.repeat(18)}…`);
    expect(shown(excerpt('空气质量', ['质量'], 40))).toBe('空气[质量]');
    expect(shown(excerpt(long, ['没有'], 3))).toBe('前前前…');
    expect(shown(excerpt(`${'前'.repeat(50)}空气`, ['空气'], 10))).toBe(`…${'前'.repeat(8)}[空气]`);
  });

  it('cuts no character in two, and is as long as it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: UNIT, maxLength: 80 }), fc.integer({ min: 1, max: 30 }), (text, most) => {
        const pieces = excerpt(text, [folded(text).slice(-2)], most).filter(({ text }) => text !== '…');
        const whole = pieces.map((piece) => piece.text).join('');
        expect(whole.isWellFormed()).toBe(true);
        expect(text).toContain(whole);
        expect([...whole]).toHaveLength(Math.min(most, [...text].length));
      }),
    );
  });
});
