/** The heading of a picture says what the figures say, and never more. */
import { describe, expect, it } from 'vitest';
import { altZh, type Given, headingEn, headingZh } from './given.ts';

const air: Given = {
  target: { kind: 'at_least', value: '90' },
  figures: ['2013 62.2 B', '2014 74.8', '2015 69.7'],
};
const brands = (...figures: string[]): Given => ({
  target: { kind: 'at_least', value: '8' },
  measure: 'flow',
  unit: '项',
  name: '新增上海名牌',
  figures,
});

describe('the teaching case', () => {
  it('says that the air missed its target in all three years', () => {
    expect(headingZh(air)).toBe('2013—2015年均未达到 90%');
    expect(headingEn(air)).toBe('2013–2015: below 90% in every year');
  });

  it('tells readers of the alternative text the numbers and the break', () => {
    expect(altZh(air)).toBe(
      '环境空气质量优良率:2013—2015年均未达到 90%。2013年 62.2%、2014年 74.8%、2015年 69.7%。2013年起统计口径改变。',
    );
  });

  it('speaks of no year that has no figure', () => {
    expect(headingZh({ ...air, figures: ['2013 62.2', '2015 69.7'] })).toBe('2015年为 69.7%,未达到 90%');
    expect(headingZh({ ...air, figures: ['2013 62.2', '2014 - O', '2015 69.7'] })).toBe(
      '2015年为 69.7%,未达到 90%',
    );
    expect(headingZh({ ...air, figures: ['2013 62.2', '2014 74.8', '2015 90'] })).toBe(
      '2015年为 90%,达到 90%',
    );
  });

  it('looks at no figure of a day to come', () => {
    expect(headingZh({ ...air, day: '2015-06-30' })).toBe('2013—2014年均未达到 90%');
  });
});

describe('sums', () => {
  it('says by how much a sum goes beyond, reaches or misses its target', () => {
    expect(headingZh(brands('2013 3', '2014 2', '2015 4'))).toBe('累计 9 项,超过目标 8 项');
    expect(headingZh(brands('2013 3', '2014 2', '2015 3'))).toBe('累计 8 项,达到目标 8 项');
    expect(headingZh(brands('2013 3', '2014 2', '2015 1'))).toBe('累计 6 项,未达到目标 8 项,差 2 项');
    expect(headingEn(brands('2013 3', '2014 2', '2015 4'))).toBe('9 项 in all; beyond the target of 8 项');
  });

  it('says how far there is to go while the plan runs', () => {
    expect(headingZh({ ...brands('2013 3', '2014 2'), day: '2015-06-30' })).toBe(
      '截至2014年累计 5 项,距目标 8 项还差 3 项',
    );
  });

  it('says of a sum with a hole only what was reported', () => {
    expect(headingZh(brands('2013 3', '2015 1'))).toBe('已报送的累计 4 项');
  });

  it('tells a ceiling that was kept from one that was broken', () => {
    const ceiling = {
      ...brands('2013 3', '2014 2', '2015 4'),
      target: { kind: 'at_most' as const, value: '8' },
    };
    expect(headingZh(ceiling)).toBe('累计 9 项,超过上限 8 项,超出 1 项');
    expect(headingZh({ ...ceiling, figures: ['2013 3', '2014 2', '2015 2'] })).toBe(
      '累计 7 项,未超过上限 8 项',
    );
  });
});

describe('other kinds', () => {
  it.each<[string, string, Given]>([
    [
      '2013年、2015年做到,2014年尚无结论',
      'years with a gap are open, not failed',
      {
        target: { kind: 'each_year', value: '10', params: { inner: 'at_least' } },
        figures: ['2013 11', '2015 12'],
      },
    ],
    [
      '2013年未做到,2014年、2015年做到',
      'the year that failed comes first',
      {
        target: { kind: 'each_year', value: '10', params: { inner: 'at_least' } },
        figures: ['2013 9', '2014 11', '2015 12'],
      },
    ],
    [
      '2015年比2012年下降 20%,达到要求',
      'a drop from the baseline',
      {
        target: {
          kind: 'relative_change',
          value: '17',
          baseline: { period: '2012', value: '50' },
          params: { direction: 'decrease', operator: 'at_least' },
        },
        figures: ['2013 48', '2014 44', '2015 40'],
      },
    ],
    [
      '2015年比2012年上升 10%,未达到要求',
      'what should fall and rose is said to have risen',
      {
        target: {
          kind: 'relative_change',
          value: '17',
          baseline: { period: '2012', value: '50' },
          params: { direction: 'decrease', operator: 'at_least' },
        },
        figures: ['2015 55'],
      },
    ],
    [
      '2015年为 3%,低于全市平均水平 4%',
      'two series',
      {
        target: { kind: 'versus_reference', params: { operator: 'less_than', reference: 'city' } },
        figures: ['2014 5', '2015 3'],
        references: ['2015 4'],
      },
    ],
    [
      '2014年没有比上年上升',
      'the step that went wrong',
      {
        target: { kind: 'trend', params: { direction: 'increase', step: 'each_year' } },
        figures: ['2013 5', '2014 5', '2015 7'],
      },
    ],
    [
      '2014年、2015年逐年上升',
      'every step right',
      {
        target: { kind: 'trend', params: { direction: 'increase', step: 'each_year' } },
        figures: ['2013 5', '2014 6', '2015 7'],
      },
    ],
    [
      '9 个中已覆盖 7 个',
      'slots',
      {
        target: { kind: 'coverage', params: { slots: 9 } },
        measure: 'level',
        unit: '个',
        figures: ['2015 7'],
      },
    ],
    [
      '2014年完成',
      'a milestone',
      { target: { kind: 'milestone' }, measure: 'level', unit: '项', figures: ['2013 0', '2014 1'] },
    ],
    [
      '2015年为 18.52%',
      'about a number, without a tolerance: only the number',
      { target: { kind: 'approximately', value: '20' }, figures: ['2015 18.52'] },
    ],
    [
      '2014年未达到 95%',
      'one broken year of what was to be kept',
      {
        target: { kind: 'maintain', value: '95', params: { inner: 'at_least' } },
        figures: ['2013 96', '2014 94', '2015 97'],
      },
    ],
    [
      '2013—2015年均在 2—3% 之间',
      'between two bounds',
      { target: { kind: 'between', value: '2', valueHigh: '3' }, figures: ['2013 2', '2014 2.5', '2015 3'] },
    ],
  ])('%s: %s', (heading, _, given) => {
    expect(headingZh(given)).toBe(heading);
  });
});
