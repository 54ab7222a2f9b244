import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHINA_HOLIDAYS, CHINA_WORKDAYS } from '../../plans/holidays/china.ts';
import { addDays, daysBetween } from '../../src/domain/day.ts';
import { addWorkingDays, isWorkingDay, workdayTable, workingDaysBetween } from '../../src/domain/workdays.ts';

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const yearNamed = (name: string) => {
  const year = CHINA_HOLIDAYS.find(({ year }) => year === name);
  if (!year) throw new Error(name);
  return year;
};

describe('the holidays of China', () => {
  // Length of each holiday in the order of the notice, and the days that the year has by law (《全国年节及纪念日放假
  // 办法》: 11, from 2025 on 13; in 2015 one more by its own notice). Weekdays off less weekends worked must be those.
  it.each([
    ['2013', [3, 7, 3, 3, 3, 3, 7], 11],
    ['2014', [1, 7, 3, 3, 1, 1, 7], 11],
    ['2015', [3, 7, 2, 1, 3, 3, 1, 7], 12],
    ['2016', [1, 7, 1, 2, 3, 3, 7], 11],
    ['2026', [3, 9, 3, 5, 3, 3, 7], 13],
  ])('are those of the notice in %s', (name, lengths, byLaw) => {
    const { holidays, sources } = yearNamed(name);
    expect(holidays.map(({ from, to }) => daysBetween(from, to) + 1)).toEqual(lengths);
    const days = holidays.flatMap(({ from, to }) =>
      Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)),
    );
    expect(new Set(days).size).toBe(days.length);
    const isWorkweek = (day: string) => weekday(day) % 6 !== 0;
    const worked = holidays.flatMap((holiday) => holiday.worked ?? []);
    expect(days.filter(isWorkweek).length - worked.length).toBe(byLaw);
    expect(worked.filter(isWorkweek)).toEqual([]);
    for (const { title, number } of sources) {
      expect(title).toMatch(/^国务院(办公厅)?关于.*的通知$/);
      expect(number).toMatch(/^国(办)?发明电〔20[0-9]{2}〕[0-9]+号$/);
    }
  });

  it.each(CHINA_HOLIDAYS.map(({ year }) => year))('count the weekdays of %s otherwise', (year) => {
    const { holidays } = yearNamed(year);
    for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1)) {
      const isOff = holidays.some(({ from, to }) => from <= day && day <= to);
      const isMade = holidays.some(({ worked }) => worked?.includes(day));
      expect([day, isWorkingDay(day, CHINA_WORKDAYS)]).toEqual([
        day,
        isMade || (!isOff && weekday(day) % 6 !== 0),
      ]);
    }
  });

  it('cover no year without a notice', () => {
    expect(CHINA_WORKDAYS.years).toEqual(['2013', '2014', '2015', '2016', '2026']);
    expect(isWorkingDay('2017-03-01', CHINA_WORKDAYS)).toBeUndefined();
  });
});

describe('working days', () => {
  it.each([
    ['2014-03-03', 5, '2014-03-10'],
    // Friday: the weekend is not counted.
    ['2014-03-07', 1, '2014-03-10'],
    // Before the Spring Festival: off from Saturday the 7th to the 13th, but worked on the 6th and the 14th.
    ['2016-02-05', 1, '2016-02-06'],
    ['2016-02-05', 2, '2016-02-14'],
    ['2016-02-05', 3, '2016-02-15'],
    ['2015-12-31', 1, '2016-01-04'],
    // From within a holiday.
    ['2013-10-03', 5, '2013-10-12'],
    ['2014-03-08', 0, '2014-03-08'],
  ])('from %s, %i on: %s', (day, days, reached) => {
    expect(addWorkingDays(day, days, CHINA_WORKDAYS)).toBe(reached);
    expect(workingDaysBetween(day, reached, CHINA_WORKDAYS)).toBe(days);
  });

  it('go over no year that the table does not cover', () => {
    expect(addWorkingDays('2016-12-26', 4, CHINA_WORKDAYS)).toBe('2016-12-30');
    expect(addWorkingDays('2016-12-26', 5, CHINA_WORKDAYS)).toBeUndefined();
    expect(addWorkingDays('2012-12-31', 1, CHINA_WORKDAYS)).toBe('2013-01-04');
    expect(workingDaysBetween('2016-12-30', '2026-01-05', CHINA_WORKDAYS)).toBeUndefined();
    expect(workingDaysBetween('2012-12-31', '2013-01-04', CHINA_WORKDAYS)).toBeUndefined();
    expect(workingDaysBetween('2017-01-03', '2017-01-03', CHINA_WORKDAYS)).toBeUndefined();
  });

  it('are as many as were added, whatever the day, and as many back', () => {
    const days = fc.integer({ min: 0, max: 1300 }).map((days) => addDays('2013-01-01', days));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const reached = addWorkingDays(day, count, CHINA_WORKDAYS) ?? 'none';
        expect(isWorkingDay(reached, CHINA_WORKDAYS)).toBe(true);
        expect(workingDaysBetween(day, reached, CHINA_WORKDAYS)).toBe(count);
        expect(workingDaysBetween(reached, day, CHINA_WORKDAYS)).toBe(-count);
      }),
    );
  });

  it.each([
    ['2014-02-30', 1],
    ['2014-02-03', -1],
    ['2014-02-03', 1.5],
    ['2014-02-03', Number.POSITIVE_INFINITY],
  ])('refuse %s and %d', (day, days) => {
    expect(() => addWorkingDays(day, days, CHINA_WORKDAYS)).toThrow(RangeError);
  });
});

describe('a table of working days', () => {
  const holiday = (from: string, to: string, worked: string[] = []) => ({ name: '节', from, to, worked });
  it.each([
    [[holiday('2013-12-31', '2014-01-01')]],
    [[holiday('2014-01-01', '2014-01-01', ['2014-01-02'])]],
    [[holiday('2014-01-01', '2014-01-05', ['2014-01-04'])]],
    [[holiday('2014-01-01', '2014-01-01', ['2015-01-03'])]],
  ])('refuses what no notice says: %j', (holidays) => {
    expect(() => workdayTable([{ year: '2014', sources: [], holidays }])).toThrow(RangeError);
  });

  it('refuses a year twice', () => {
    const year = { year: '2014', sources: [], holidays: [] };
    expect(() => workdayTable([year, year])).toThrow(/twice/);
  });
});
