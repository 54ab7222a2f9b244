import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, folded } from '../../src/search/fold.ts';
import { UNIT } from './units.ts';

describe('folding', () => {
  it.each([
    ['ＨＡＣＣＰ 认证', 'haccp认证'],
    ['dB（Ａ）', 'db(a)'],
    ['６５％', '65%'],
    ['夜间≤50 dB(A)', '夜间≤50db(a)'],
    ['1,234.5 万', '1234.5万'],
    ['1,\u3000234', '1234'],
    ['2015年, 区域', '2015年,区域'],
    ['Air  \n Quality', 'air quality'],
    ['创建“安静居住小区”', '创建安静居住小区'],
    ['①㎡℃', '1m2°c'],
    ['−5', '-5'],
    ['plan’s', "plan's"],
    ['𠮷野\u200b家', '𠮷野家'],
    ['e\u0301', 'é'],
    ['\u1112\u1161\u11ab', '한'],
    [' \u0000"" ', ''],
  ])('of %j is %j', (text, plain) => {
    expect(folded(text)).toBe(plain);
  });

  it('is done once: what is folded stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: UNIT, maxLength: 40 }), (text) => {
        expect(folded(folded(text))).toBe(folded(text));
      }),
    );
  });

  it('knows where every unit came from, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: UNIT, maxLength: 40 }), (text) => {
        const { text: plain, starts, ends } = fold(text);
        expect(starts).toHaveLength(plain.length);
        expect(ends).toHaveLength(plain.length);
        for (let i = 0; i < plain.length; i++) {
          expect(ends[i]).toBeGreaterThan(starts[i] ?? 0);
          expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
          expect(folded(text.slice(starts[i], ends[i]))).toContain(plain[i]?.trim());
        }
      }),
    );
  });

  it('takes whatever a string can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: plain, starts } = fold(text);
        expect(starts).toHaveLength(plain.length);
        expect(plain).not.toMatch(/[\n"“”「」『』]/);
      }),
    );
  });
});
