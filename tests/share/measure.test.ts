import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emsOf, fitted, linesOf, shortened } from '../../src/share/measure.ts';
import { openMeasure } from './drawn.ts';

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const OTHERS = [...'×÷°±·−–—…‰≥≤→✓◑?「」“”、。,:;()℃éÉñ①¥㎡²Ωα区额'];

describe('the width of text', () => {
  it('is never less than what the font needs', async () => {
    const real = await openMeasure();
    const tooNarrow = [...ASCII, ...OTHERS].filter((one) => real(one.repeat(10)) > 10 * emsOf(one) + 0.05);
    expect(tooNarrow).toEqual([]);
  });

  it('does not make a sentence half again as wide as it is', async () => {
    const real = await openMeasure();
    for (const text of ['2015年 69.7%,目标 90% 以上', 'Demanded: at least 90% by 2015']) {
      expect(emsOf(text) / real(text)).toBeLessThan(1.35);
    }
  });
});

describe('lines', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'区额,。(「CMM I3%.-a1 年'), maxLength: 80 });

  it('are never wider than asked, nor more, and lose nothing but spaces unless they end in an ellipsis', () => {
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 4, max: 20 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, most) => {
          const lines = linesOf(text, width, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          // Closing punctuation stays with what it closes: three at the most, here.
          for (const line of lines) expect(emsOf(line)).toBeLessThanOrEqual(width);
          if (!lines.at(-1)?.endsWith('…')) {
            expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          }
        },
      ),
    );
  });

  it('begin with no closing punctuation and keep words and years whole', () => {
    expect(linesOf('达到要求,比例提高。', 4.2, 9)).toEqual(['达到要', '求,比例', '提高。']);
    expect(linesOf('通过CMMI认证', 4, 9)).toEqual(['通过', 'CMMI', '认证']);
    expect(linesOf('到2015年底', 3.6, 9)).toEqual(['到', '2015年', '底']);
  });

  it('end in an ellipsis where there are too many', () => {
    expect(linesOf('一二三四五六七八九', 4, 2)).toEqual(['一二三四', '五六七…']);
    expect(shortened('一二三四五', 3)).toBe('一二…');
    expect(shortened('一二三', 3)).toBe('一二三');
  });

  it('are set as large as fits', () => {
    const box = { width: 200, sizes: [50, 40, 25], most: 1 };
    expect(fitted('一二三四', box)).toEqual({ size: 50, lines: ['一二三四'] });
    expect(fitted('一二三四五', box)).toEqual({ size: 40, lines: ['一二三四五'] });
    expect(fitted('一二三四五六七八九', box)).toEqual({ size: 25, lines: ['一二三四五六七…'] });
  });
});
