import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded } from '../../src/search/fold.ts';
import { parseQuery } from '../../src/search/query.ts';
import { UNIT } from './units.ts';

const words = (text: string) => {
  const query = parseQuery(text);
  return query.ok ? query.words : query.problem;
};

describe('a query', () => {
  it.each([
    ['空气 更正', ['空气', '更正']],
    ['空气\u3000空气', ['空气']],
    ['"air quality" INDEX', ['air quality', 'index']],
    ['“安静 小区”达标', ['安静小区', '达标']],
    ['「ＨＡＣＣＰ 认证」', ['haccp认证']],
    ['"没有关上', ['没有关上']],
    ['2013,', ['2013']],
    ['1 , 234', ['1', '234']],
    ['a & b | !c:*', ['a', '&', 'b', '|', '!c:*']],
    ["%_\\'", ["%_\\'"]],
    ['  "" \t', []],
  ])('%j asks for %j', (text, asked) => {
    expect(words(text)).toEqual(asked);
  });

  it('keeps its words as they were typed, too', () => {
    expect(parseQuery('ＨＡＣＣＰ "Air Quality"')).toMatchObject({ asked: ['ＨＡＣＣＰ', 'Air Quality'] });
  });

  it('has limits', () => {
    expect(words('长'.repeat(100))).toHaveLength(1);
    expect(words('𠮷'.repeat(101))).toBe('too_long');
    expect(words('一 二 三 四 五 六 七 八')).toHaveLength(8);
    expect(words('一 二 三 四 五 六 七 八 九')).toBe('too_many');
    expect(words('空\u0000气')).toBe('not_text');
    expect(words('空\ud842气')).toBe('not_text');
  });

  it('that is a part of a text finds the text', () => {
    const text = fc.array(UNIT, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 6 }), (units, from, length) => {
        const start = from % units.length;
        const asked = words(units.slice(start, start + length).join(''));
        for (const word of asked) expect(folded(units.join(''))).toContain(word);
      }),
      { numRuns: 2_000 },
    );
  });
});
