import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Period } from '../../events/scalars.ts';
import { addDays } from '../../src/domain/day.ts';
import {
  comparePeriods,
  contains,
  daysOf,
  lengthOf,
  overlaps,
  periodProblem,
  predecessorOf,
  type RangeMeaning,
  unitOf,
  yearOf,
  yearsWithin,
} from '../../src/domain/period.ts';
import { period } from './judge/arbitrary.ts';

const APRIL: RangeMeaning = { range: 'fiscal_year', fiscalYearStart: '04-01' };

describe('the days of a period', () => {
  test.each([
    ['2014', 'year', '2014-01-01', '2014-12-31'],
    ['2014-H1', 'half', '2014-01-01', '2014-06-30'],
    ['2014-H2', 'half', '2014-07-01', '2014-12-31'],
    ['2014-Q1', 'quarter', '2014-01-01', '2014-03-31'],
    ['2014-Q3', 'quarter', '2014-07-01', '2014-09-30'],
    ['2014-02', 'month', '2014-02-01', '2014-02-28'],
    ['2012-02', 'month', '2012-02-01', '2012-02-29'],
    ['2014-12', 'month', '2014-12-01', '2014-12-31'],
    ['2014-07-31', 'day', '2014-07-31', '2014-07-31'],
    ['2013/2015', 'range', '2013-01-01', '2015-12-31'],
  ])('%s is a %s from %s to %s', (text, unit, start, end) => {
    expect(unitOf(text)).toBe(unit);
    expect(daysOf(text)).toEqual({ start, end });
    expect(daysOf(text, { range: 'mean' })).toEqual({ start, end });
  });

  test('a fiscal year begins when the indicator says', () => {
    expect(daysOf('2013/2014', APRIL)).toEqual({ start: '2013-04-01', end: '2014-03-31' });
    expect(daysOf('2011/2012', { ...APRIL, fiscalYearStart: '03-01' }).end).toBe('2012-02-29');
    expect(yearOf('2013/2014', APRIL)).toBe('2014');
    expect(yearOf('2013/2014')).toBe('2014');
    expect(yearOf('2014-Q3')).toBe('2014');
  });

  test.each([
    ['2013/2015', APRIL, 'two consecutive years'],
    ['2013/2014', { range: 'fiscal_year' }, 'does not say'],
    ['2013/2014', { range: 'fiscal_year', fiscalYearStart: '02-29' }, 'not every year'],
    ['2015/2013', {}, 'ends before it begins'],
    ['2014/2014', {}, 'ends before it begins'],
    ['2014-02-30', {}, 'not a day'],
    ['2014-Q5', {}, 'not a period'],
    ['2014-13', {}, 'not a period'],
    ['0000', {}, 'not a period'],
    ['二〇一四', {}, 'not a period'],
    ['', {}, 'not a period'],
  ] as const)('%j under %j %s', (text, meaning, problem) => {
    expect(periodProblem(text, meaning)).toContain(problem);
    expect(() => daysOf(text, meaning)).toThrow(RangeError);
  });

  test('exist for every period that the vocabulary accepts', () => {
    fc.assert(
      fc.property(period, (text) => {
        expect(Period.safeParse(text).success).toBe(true);
        expect(lengthOf(daysOf(text))).toBeGreaterThan(0);
      }),
    );
  });
});

describe('periods among themselves', () => {
  test('the one before has the same unit and ends on the eve', () => {
    expect(predecessorOf('2014')).toBe('2013');
    expect(predecessorOf('2014-H1')).toBe('2013-H2');
    expect(predecessorOf('2014-Q1')).toBe('2013-Q4');
    expect(predecessorOf('2014-01')).toBe('2013-12');
    expect(predecessorOf('2014-03-01')).toBe('2014-02-28');
    expect(predecessorOf('2013/2014', APRIL)).toBe('2012/2013');
    expect(predecessorOf('2013/2015')).toBe('2010/2012');
    fc.assert(
      fc.property(period, (text) => {
        const before = predecessorOf(text);
        expect(unitOf(before)).toBe(unitOf(text));
        expect(addDays(daysOf(before).end, 1)).toBe(daysOf(text).start);
      }),
    );
  });

  test('contain and overlap', () => {
    const year = daysOf('2014');
    expect(contains(year, daysOf('2014-Q4'))).toBe(true);
    expect(contains(year, year)).toBe(true);
    expect(contains(daysOf('2014-Q4'), year)).toBe(false);
    expect(contains(year, daysOf('2013/2014', APRIL))).toBe(false);
    expect(overlaps(year, daysOf('2013/2014', APRIL))).toBe(true);
    expect(overlaps(year, daysOf('2015-01'))).toBe(false);
  });

  test('stand in order of their last day, the longer first', () => {
    const order = ['2014-Q4', '2014', '2013/2014', '2014-H1', '2014-12-31', '2015-01'].sort((one, other) =>
      comparePeriods(daysOf(one), daysOf(other)),
    );
    expect(order).toEqual(['2014-H1', '2013/2014', '2014', '2014-Q4', '2014-12-31', '2015-01']);
  });

  test('years lie wholly within some days', () => {
    const plan = { start: '2013-01-01', end: '2015-12-31' };
    expect(yearsWithin(plan).map((year) => year.period)).toEqual(['2013', '2014', '2015']);
    expect(yearsWithin(plan, APRIL).map((year) => year.period)).toEqual(['2013/2014', '2014/2015']);
    expect(yearsWithin({ start: '2013-01-02', end: '2014-12-30' })).toEqual([]);
  });
});
