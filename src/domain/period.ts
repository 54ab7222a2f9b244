/** Periods of observation: `2014`, `2014-H1`, `2014-Q3`, `2014-07`, `2014-07-31`, `2013/2014`, and their days. */
import type { Indicator } from '../../events/plan.ts';
import type { PeriodUnit } from '../../events/scalars.ts';
import { addDays, daysBetween, isDay } from './day.ts';
import type { Day } from './facts.ts';

/** First and last day, both included. */
export type Days = { start: Day; end: Day };
/**
 * What a range means to an indicator. `fiscal_year`: 2013/2014 is the one year that begins in 2013 on
 * `fiscalYearStart`. `mean`, or nothing said: whole calendar years from the first to the last.
 */
export type RangeMeaning = Partial<Pick<Indicator, 'range' | 'fiscalYearStart'>>;

/**
 * The days that a period covers.
 * @throws RangeError when there is no such period for that indicator: see `periodProblem`.
 */
export function daysOf(period: string, meaning: RangeMeaning = {}): Days {
  const problem = periodProblem(period, meaning);
  if (problem) throw new RangeError(`${period} ${problem}`);
  return covered(period, meaning);
}

/** What is wrong with a period, in words that follow its name; nothing when it is well. */
export function periodProblem(period: string, meaning: RangeMeaning = {}): string | undefined {
  const unit = unitOf(period);
  if (unit === undefined) return 'is not a period';
  if (unit === 'day') return isDay(period) ? undefined : 'is not a day of the calendar';
  if (unit !== 'range') return undefined;
  const [from, to] = rangeOf(period);
  if (to <= from) return 'ends before it begins';
  if (meaning.range !== 'fiscal_year') return undefined;
  if (to !== from + 1) return 'is not a fiscal year: these are two consecutive years';
  if (!meaning.fiscalYearStart)
    return 'has no fiscal year to go by: the indicator does not say when it begins';
  const starts = [from, to].map((year) => `${fourDigits(year)}-${meaning.fiscalYearStart}`);
  return starts.every(isDay) ? undefined : 'begins on a day that not every year has';
}

/** The unit of a period, by its form; `undefined` when it is none. */
export function unitOf(period: string): PeriodUnit | undefined {
  return FORMS.find(([form]) => form.test(period))?.[1];
}

/** The calendar year in which a period ends. */
export const yearOf = (period: string, meaning: RangeMeaning = {}): string =>
  daysOf(period, meaning).end.slice(0, 4);

/** Whether the first covers all days of the second (a period contains itself). */
export const contains = (outer: Days, inner: Days): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

export const overlaps = (one: Days, other: Days): boolean => one.start <= other.end && other.start <= one.end;

/** How many days there are, both ends included. */
export const lengthOf = ({ start, end }: Days): number => daysBetween(start, end) + 1;

/** Order in time: by the last day, then by the first (of two that end together, the longer comes first). */
export function comparePeriods(one: Days, other: Days): number {
  if (one.end !== other.end) return one.end < other.end ? -1 : 1;
  if (one.start !== other.start) return one.start < other.start ? -1 : 1;
  return 0;
}

/** The period of the same unit and length that ends on the day before this one begins. */
export function predecessorOf(period: string, meaning: RangeMeaning = {}): string {
  const { start } = daysOf(period, meaning);
  const before = addDays(start, -1);
  const year = before.slice(0, 4);
  const month = Number(before.slice(5, 7));
  switch (unitOf(period)) {
    case 'day':
      return before;
    case 'month':
      return before.slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'half':
      return `${year}-H${Math.ceil(month / 6)}`;
    case 'range': {
      const [from, to] = rangeOf(period);
      const years = meaning.range === 'fiscal_year' ? 1 : to - from + 1;
      return `${fourDigits(from - years)}/${fourDigits(to - years)}`;
    }
    default:
      return year;
  }
}

/** The fiscal or calendar years that lie wholly within some days, in order. */
export function yearsWithin({ start, end }: Days, meaning: RangeMeaning = {}): (Days & { period: string })[] {
  const years: (Days & { period: string })[] = [];
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year++) {
    const period =
      meaning.range === 'fiscal_year' ? `${fourDigits(year)}/${fourDigits(year + 1)}` : fourDigits(year);
    if (periodProblem(period, meaning)) continue;
    const days = covered(period, meaning);
    if (contains({ start, end }, days)) years.push({ period, ...days });
  }
  return years;
}

const FORMS: readonly [RegExp, PeriodUnit][] = [
  [/^(?!0000)[0-9]{4}$/, 'year'],
  [/^(?!0000)[0-9]{4}-H[12]$/, 'half'],
  [/^(?!0000)[0-9]{4}-Q[1-4]$/, 'quarter'],
  [/^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$/, 'month'],
  [/^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/, 'day'],
  [/^(?!0000)[0-9]{4}\/[0-9]{4}$/, 'range'],
];

function covered(period: string, meaning: RangeMeaning): Days {
  const year = period.slice(0, 4);
  const part = Number(period.slice(6));
  switch (unitOf(period)) {
    case 'half':
      return months(year, part * 6 - 5, part * 6);
    case 'quarter':
      return months(year, part * 3 - 2, part * 3);
    case 'month':
      return months(year, Number(period.slice(5)), Number(period.slice(5)));
    case 'day':
      return { start: period, end: period };
    case 'range':
      return rangeDays(period, meaning);
    default:
      return months(year, 1, 12);
  }
}

function rangeDays(period: string, { range, fiscalYearStart }: RangeMeaning): Days {
  const [from, to] = period.split('/');
  if (range !== 'fiscal_year') return { start: `${from}-01-01`, end: `${to}-12-31` };
  return { start: `${from}-${fiscalYearStart}`, end: addDays(`${to}-${fiscalYearStart}`, -1) };
}

const LAST_DAYS = ['31', '28', '31', '30', '31', '30', '31', '31', '30', '31', '30', '31'];

/** From the first day of one month to the last of another in the same year. */
function months(year: string, first: number, last: number): Days {
  const leap = last === 2 && isDay(`${year}-02-29`);
  return {
    start: `${year}-${twoDigits(first)}-01`,
    end: `${year}-${twoDigits(last)}-${leap ? '29' : LAST_DAYS[last - 1]}`,
  };
}

const rangeOf = (period: string): [number, number] => [Number(period.slice(0, 4)), Number(period.slice(5))];
const twoDigits = (number: number) => String(number).padStart(2, '0');
const fourDigits = (number: number) => String(number).padStart(4, '0');
