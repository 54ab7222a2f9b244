/**
 * Working days of a government office: Monday to Friday, less the days off that a year's notice names, and the
 * Saturdays and Sundays on which that notice has people make up for them. Years without a notice are never guessed.
 */
import { addDays, daysBetween, isDay } from './day.ts';
import type { Day } from './facts.ts';

/** One year as its notices arrange it. */
export type HolidayYear = {
  /** `2014` */
  year: string;
  /** The notices: what they are called, their number where it is certain, their date. */
  sources: readonly NoticeSource[];
  holidays: readonly Holiday[];
};
export type NoticeSource = { title: string; number?: string; issuedOn?: Day };
/** Days off, the first to the last; and the Saturdays and Sundays that are worked instead. */
export type Holiday = { name: string; from: Day; to: Day; worked?: readonly Day[] };

export type WorkdayTable = {
  /** The years that it covers, as `2014`, in order. */
  readonly years: readonly string[];
  /** By year: how many working days there are from 1 January to each day, that day included. */
  readonly counts: ReadonlyMap<string, readonly number[]>;
};

/** @throws RangeError for what no notice says: a year twice, a day of another year, a worked day that is no weekend. */
export function workdayTable(years: readonly HolidayYear[]): WorkdayTable {
  const counts = new Map(years.map((year) => [year.year, countsOf(year)] as const));
  if (counts.size !== years.length) throw new RangeError('a year stands twice in the table of working days');
  return { years: [...counts.keys()].sort(), counts };
}

/** Whether people work on that day; undefined in a year that the table does not cover. */
export function isWorkingDay(day: Day, table: WorkdayTable): boolean | undefined {
  const until = countUntil(day, table);
  if (until === undefined) return undefined;
  return until > (day.endsWith('-01-01') ? 0 : (countUntil(addDays(day, -1), table) ?? 0));
}

/**
 * The `days`th working day after a day: what happens on a day has its first working day on the next (the day on which
 * a period begins is not counted). With 0 days it is the day itself, a working day or not. Undefined where a day that
 * had to be counted lies in a year that the table does not cover.
 * @throws RangeError for what is no day or no count.
 */
export function addWorkingDays(day: Day, days: number, table: WorkdayTable): Day | undefined {
  if (!isDay(day) || !Number.isSafeInteger(days) || days < 0)
    throw new RangeError(`${days} working days after ${JSON.stringify(day)} is no day`);
  let reached = day;
  for (let left = days; left > 0; ) {
    reached = addDays(reached, 1);
    const isWorked = isWorkingDay(reached, table);
    if (isWorked === undefined) return undefined;
    if (isWorked) left--;
  }
  return reached;
}

/**
 * Every day that the table covers with its number: between two days of one `run` (years without a gap) there are as
 * many working days as `workingDaysBetween` says, the difference of their numbers.
 */
export function numberedDays({ counts }: WorkdayTable): { day: Day; run: number; number: number }[] {
  let [before, base, run] = [0, 0, 0];
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([year, ofYear]) => {
      if (Number(year) !== before + 1) [base, run] = [0, run + 1];
      const days = ofYear.map((count, index) => ({
        day: addDays(`${year}-01-01`, index),
        ...{ run, number: base + count },
      }));
      [before, base] = [Number(year), base + (ofYear.at(-1) ?? 0)];
      return days;
    });
}

/**
 * How many working days it took from one day to another: `from` is not counted, `to` is. The same day gives 0;
 * negative when `to` is the earlier one. So `workingDaysBetween(day, addWorkingDays(day, n))` is n. Undefined where
 * one of the days, or a year between them, is not covered.
 */
export function workingDaysBetween(from: Day, to: Day, table: WorkdayTable): number | undefined {
  if (to < from) {
    const back = workingDaysBetween(to, from, table);
    return back === undefined ? undefined : -back;
  }
  const [before, until] = [countUntil(from, table), countUntil(to, table)];
  if (before === undefined || until === undefined) return undefined;
  let count = until - before;
  for (let year = Number(yearOf(from)); year < Number(yearOf(to)); year++) {
    const whole = table.counts.get(String(year))?.at(-1);
    if (whole === undefined) return undefined;
    count += whole;
  }
  return count;
}

const yearOf = (day: Day): string => day.slice(0, 4);

const countUntil = (day: Day, table: WorkdayTable): number | undefined =>
  table.counts.get(yearOf(day))?.[daysBetween(`${yearOf(day)}-01-01`, day)];

function countsOf({ year, holidays }: HolidayYear): number[] {
  const off = new Set(holidays.flatMap(({ from, to }) => daysFrom(from, to)));
  const worked = new Set(holidays.flatMap((holiday) => holiday.worked ?? []));
  for (const day of [...off, ...worked]) {
    if (!isDay(day) || yearOf(day) !== year) throw new RangeError(`${day} is no day of ${year}`);
  }
  for (const day of worked) {
    if (!isWeekend(day) || off.has(day)) throw new RangeError(`${day} cannot be worked: no weekend, or off`);
  }
  let count = 0;
  return daysFrom(`${year}-01-01`, `${year}-12-31`).map((day) => {
    if (worked.has(day) || !(isWeekend(day) || off.has(day))) count++;
    return count;
  });
}

/** Both included. */
const daysFrom = (from: Day, to: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));

/** 2000-01-01 was a Saturday. */
const isWeekend = (day: Day): boolean => ((daysBetween('2000-01-01', day) % 7) + 7) % 7 < 2;
