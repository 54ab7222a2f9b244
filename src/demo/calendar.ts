/** The made-up office hours: working days in Shanghai, where the demo's clock stands. */
import { addDays } from '../domain/day.ts';
import type { Chance } from './chance.ts';

/** China has kept UTC+8 without summer time since 1991. */
const OFFSET = 8 * 3_600_000;

/** Statutory holidays 2013–2016 by the State Council's yearly notices, first and last day. */
const HOLIDAYS: readonly (readonly [string, string])[] = [
  ['2013-09-19', '2013-09-21'],
  ['2013-10-01', '2013-10-07'],
  ['2014-01-01', '2014-01-01'],
  ['2014-01-31', '2014-02-06'],
  ['2014-04-05', '2014-04-07'],
  ['2014-05-01', '2014-05-03'],
  ['2014-05-31', '2014-06-02'],
  ['2014-09-06', '2014-09-08'],
  ['2014-10-01', '2014-10-07'],
  ['2015-01-01', '2015-01-03'],
  ['2015-02-18', '2015-02-24'],
  ['2015-04-04', '2015-04-06'],
  ['2015-05-01', '2015-05-03'],
  ['2015-06-20', '2015-06-22'],
  ['2015-09-03', '2015-09-05'],
  ['2015-09-26', '2015-09-27'],
  ['2015-10-01', '2015-10-07'],
  ['2016-01-01', '2016-01-03'],
  ['2016-02-07', '2016-02-13'],
];

/** The day itself when people work on it, else the next one on which they do. */
export function workday(day: string): string {
  const weekday = new Date(day).getUTCDay();
  const off = weekday === 0 || weekday === 6 || HOLIDAYS.some(([from, to]) => from <= day && day <= to);
  return off ? workday(addDays(day, 1)) : day;
}

/** `count` working days after the first working day on or after `day`. */
export function workdaysAfter(day: string, count: number): string {
  let current = workday(day);
  for (let i = 0; i < count; i++) current = workday(addDays(current, 1));
  return current;
}

/** Midnight in Shanghai at which a day begins, in milliseconds. */
export const startOf = (day: string): number => Date.parse(day) - OFFSET;

/** A moment of the working day on or after `day`, between nine and half past five. */
export function officeHours(day: string, chance: Chance, label: string): number {
  return startOf(workday(day)) + chance.between(`hour ${label}`, 9 * 3_600_000, 17.5 * 3_600_000);
}
