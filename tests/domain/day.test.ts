import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, isDay, lastInstantOf } from '../../src/domain/day.ts';

describe('the day of an instant', () => {
  test.each([
    ['2014-06-30T15:59:59.999Z', 'Asia/Shanghai', '2014-06-30'],
    ['2014-06-30T16:00:00.000Z', 'Asia/Shanghai', '2014-07-01'],
    ['2014-06-30T23:30:00-02:00', 'UTC', '2014-07-01'],
    ['2016-01-01T04:59:59Z', 'America/New_York', '2015-12-31'],
    ['0099-12-31T12:00:00Z', 'UTC', '0099-12-31'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(dayOf(instant, zone)).toBe(day);
  });
  test('needs an instant and a zone that exist', () => {
    expect(() => dayOf('yesterday', 'UTC')).toThrow(RangeError);
    expect(() => dayOf('2014-06-30T00:00:00Z', 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('the end of a day', () => {
  test.each([
    ['an ordinary one', '2014-06-30', 'Asia/Shanghai', '2014-06-30T16:00:00.000Z'],
    ['the end of a month', '2014-02-28', 'UTC', '2014-03-01T00:00:00.000Z'],
    ['of 23 hours', '2014-03-09', 'America/New_York', '2014-03-10T04:00:00.000Z'],
    ['of 25 hours', '2014-11-02', 'America/New_York', '2014-11-03T05:00:00.000Z'],
    ['whose midnight is skipped', '2018-11-03', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['whose last hour comes twice', '2018-02-17', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
    ['that comes back after midnight', '2010-11-06', 'America/St_Johns', '2010-11-07T03:30:00.000Z'],
    ['that ends half an hour early', '1919-03-30', 'America/Toronto', '1919-03-31T04:30:00.000Z'],
    ['before one that never was', '2011-12-29', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['that never was', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['at the far side of the date line', '2014-06-30', 'Pacific/Kiritimati', '2014-06-30T10:00:00.000Z'],
  ])('%s', (_, day, zone, end) => {
    expect(lastInstantOf(day, zone)).toBe(end);
  });

  test('divides the instants of a zone: those of the day and earlier, and those after', () => {
    const zone = fc.constantFrom(
      'Asia/Shanghai',
      'Europe/London',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'UTC',
    );
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1970-01-01', days));
    fc.assert(
      fc.property(zone, day, (timeZone, on) => {
        const end = lastInstantOf(on, timeZone);
        expect(dayOf(end, timeZone) > on).toBe(true);
        expect(dayOf(new Date(Date.parse(end) - 1).toISOString(), timeZone)).toBe(on);
      }),
      { numRuns: 300 },
    );
  });
});

describe('days', () => {
  test('are counted across months, leap years and centuries', () => {
    expect(addDays('2012-02-28', 1)).toBe('2012-02-29');
    expect(addDays('2013-03-01', -1)).toBe('2013-02-28');
    expect(daysBetween('2013-01-01', '2015-12-31')).toBe(1094);
    expect(daysBetween('2015-12-31', '2013-01-01')).toBe(-1094);
    expect(addDays('0099-12-31', 1)).toBe('0100-01-01');
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });
  test('exist or do not', () => {
    expect(['2012-02-29', '2015-12-31'].every(isDay)).toBe(true);
    expect(['2013-02-29', '2015-04-31', '2015-13-01', '2015-1-1', '2015', ''].some(isDay)).toBe(false);
  });
  test('added are days between', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), (days) => {
        expect(daysBetween('2014-06-30', addDays('2014-06-30', days))).toBe(days);
      }),
    );
  });
});
