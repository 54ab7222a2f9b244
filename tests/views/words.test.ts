import { describe, expect, it } from 'vitest';
import type { Term } from '../../src/domain/facts.ts';
import { en } from '../../views/messages/en.ts';
import { zh } from '../../views/messages/zh.ts';
import { sentence } from '../../views/words/arithmetic.ts';
import { clockTime, date, dayIn, period, years } from '../../views/words/dates.ts';
import { type Demanded, demand, due } from '../../views/words/demand.ts';
import { displayed } from '../../views/words/displayed.ts';
import { number, quantity } from '../../views/words/numbers.ts';

const chinese = { say: zh, language: 'zh' as const };
const english = { say: en, language: 'en' as const };

describe('dates and periods', () => {
  it.each([
    ['2014-06-30', '2014年6月30日', '30 June 2014'],
    ['2014-06', '2014年6月', 'June 2014'],
    ['2014', '2014年', '2014'],
    ['2014-H1', '2014年上半年', 'first half of 2014'],
    ['2014-Q3', '2014年第三季度', 'Q3 2014'],
    ['2013/2014', '2013—2014年', '2013–2014'],
    ['soon', 'soon', 'soon'],
  ])('%s', (text, inChinese, inEnglish) => {
    expect(period(text, 'zh')).toBe(inChinese);
    expect(period(text, 'en')).toBe(inEnglish);
  });

  it('stand in the time zone of the plan', () => {
    expect(dayIn('2015-03-31T16:00:00.000Z', 'Asia/Shanghai')).toBe('2015-04-01');
    expect(clockTime('2015-03-31T16:00:00.000Z', 'Asia/Shanghai')).toBe('00:00:00');
    expect(date(dayIn('2015-03-31T16:00:00.000Z', 'Europe/Berlin'), 'zh')).toBe('2015年3月31日');
  });

  it('tell the years of a plan', () => {
    expect(years('2013-01-01', '2015-12-31', 'zh')).toBe('2013—2015年');
    expect(years('2014-01-01', '2014-12-31', 'en')).toBe('2014');
  });
});

describe('numbers', () => {
  it('keep their digits and group thousands', () => {
    expect(number('1234567.50')).toBe('1,234,567.50');
    expect(number('-1000')).toBe('−1,000');
    expect(number('999')).toBe('999');
  });

  it('stand close to signs and apart from words', () => {
    expect(quantity('90', '%')).toBe('90%');
    expect(quantity('1.5', '‰')).toBe('1.5‰');
    expect(quantity('8', '项')).toBe('8 项');
    expect(quantity('1', '-')).toBe('1');
  });
});

const demanded = (more: Partial<Demanded>): Demanded => ({
  kind: 'at_least',
  value: '90',
  valueHigh: null,
  unit: '%',
  params: {},
  baseline: null,
  due: '2015',
  ...more,
});

describe('demands', () => {
  it.each<[Partial<Demanded>, string, string]>([
    [{}, '不低于 90%', 'at least 90%'],
    [{ kind: 'between', value: '8', valueHigh: '9', unit: '家' }, '8 至 9 家', '8 to 9 家'],
    [{ kind: 'approximately', value: '20' }, '20%左右', 'about 20%'],
    [{ kind: 'zero', value: null }, '为零', 'zero'],
    [
      { kind: 'each_year', value: '1', unit: '个', params: { inner: 'at_least' } },
      '每年不低于 1 个',
      'each year at least 1 个',
    ],
    [
      {
        kind: 'relative_change',
        value: '36',
        baseline: { period: '2010' },
        params: { direction: 'decrease', operator: 'at_least' },
      },
      '比2010年下降 36% 以上',
      'decrease of at least 36% from 2010',
    ],
    [
      { kind: 'versus_reference', value: null, params: { operator: 'less_than', reference: 'city' } },
      '低于全市平均',
      'below 全市平均',
    ],
    [{ kind: 'coverage', value: null, params: { slots: 9 } }, '覆盖 9 处', 'cover 9 places'],
    [
      { kind: 'trend', value: null, params: { direction: 'increase', step: 'each_year' } },
      '逐年上升',
      'increase every year',
    ],
    [{ kind: 'judged', value: null }, '由评估认定', 'as evaluated'],
  ])('%o', (more, inChinese, inEnglish) => {
    const references = new Map([['city', '全市平均']]);
    expect(demand(demanded(more), chinese, references)).toBe(inChinese);
    expect(demand(demanded(more), english, references)).toBe(inEnglish);
  });

  it('say by when', () => {
    expect(due('2015', chinese)).toBe('2015年');
    expect(due('2014-06-30', english)).toBe('by 30 June 2014');
    expect(due('every_year', chinese)).toBe('每年');
  });
});

describe('arithmetic', () => {
  it.each<[Term, string, string]>([
    [
      {
        label: 'total',
        op: 'add',
        operands: ['3', '2', '1'],
        periods: ['2013', '2014', '2015'],
        result: '6',
        unit: '项',
      },
      '累计:3(2013年) + 2(2014年) + 1(2015年) = 6 项',
      'Total: 3 (2013) + 2 (2014) + 1 (2015) = 6 项',
    ],
    [
      { label: 'shortfall', op: 'subtract', operands: ['90', '69.7'], result: '20.3', unit: '%' },
      '差:90 − 69.7 = 20.3 个百分点',
      'Short by: 90 − 69.7 = 20.3 percentage points',
    ],
    [
      {
        label: 'satisfied',
        op: 'compare',
        operands: ['69.7', '90'],
        operator: 'at_least',
        result: 'false',
        unit: '%',
      },
      '是否满足:69.7 ≥ 90%,不成立',
      'Satisfied: 69.7 ≥ 90%, does not hold',
    ],
    [
      { label: 'satisfied', op: 'compare', operands: ['5', '2', '3'], operator: 'between', result: 'false' },
      '是否满足:2 ≤ 5 ≤ 3,不成立',
      'Satisfied: 2 ≤ 5 ≤ 3, does not hold',
    ],
    [
      {
        label: 'change_percent',
        op: 'proportion',
        operands: ['-2', '100', '3'],
        places: 2,
        result: '-66.67',
        unit: '%',
      },
      '变化幅度:(−2) × 100 ÷ 3 = −66.67%(四舍五入到 2 位小数)',
      'Change in per cent: (−2) × 100 ÷ 3 = −66.67% (rounded half up to 2 decimals)',
    ],
    [
      {
        label: 'years_satisfied',
        op: 'count',
        operands: ['true', 'false'],
        periods: ['2013', '2014'],
        result: '1',
      },
      '满足的年数:2 项中 1 项成立(2013年 ✓、2014年 ×)',
      'Years satisfied: 1 of 2 hold (2013 ✓, 2014 ×)',
    ],
  ])('%o', (term, inChinese, inEnglish) => {
    expect(sentence(term, chinese)).toBe(inChinese);
    expect(sentence(term, english)).toBe(inEnglish);
  });
});

describe('what people wrote, as it is shown', () => {
  it.each([
    ['从右到左\u202e的文字\u2066没有关', '从右到左的文字没有关'],
    [`塔${'\u0301'.repeat(300)}一样`, `塔${'\u0301'.repeat(4)}一样`],
    ['Tiếng Việt, हिन्दी, བོད་ཡིག, 👨‍👩‍👧', 'Tiếng Việt, हिन्दी, བོད་ཡིག, 👨‍👩‍👧'],
  ])('neither turns what follows nor towers over it, and is itself otherwise: %j', (written, shown) => {
    expect(displayed(written)).toBe(shown);
  });
});

describe('the catalogue', () => {
  it('has no entry that is empty in one language and not in the other', () => {
    const emptyIn = (one: object, path = ''): string[] =>
      Object.entries(one).flatMap(([name, value]) =>
        typeof value === 'object'
          ? emptyIn(value, `${path}${name}.`)
          : value === ''
            ? [`${path}${name}`]
            : [],
      );
    // A date is said before or after its verb, never both.
    const sides = /(stated|issued)(Before|After)$/;
    expect([...emptyIn(zh), ...emptyIn(en)].filter((path) => !sides.test(path))).toEqual([]);
  });
});
