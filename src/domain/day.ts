/** Calendar days, as `2014-06-30`, and where they begin and end in a time zone. By `Intl` alone. */
import type { Day } from './facts.ts';

const DAY_MS = 86_400_000;

/**
 * The calendar day on which an instant falls in a time zone.
 * @param instant ISO 8601 with an offset: `2014-06-30T16:00:00.000Z`.
 * @param timeZone an IANA name: `Asia/Shanghai`.
 * @throws RangeError for an instant or zone that does not exist.
 */
export function dayOf(instant: string, timeZone: string): Day {
  const key = `${instant} ${timeZone}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const day = wallClock(parse(instant), timeZone).slice(0, 10);
  if (days.size >= MOST_DAYS) days.clear();
  days.set(key, day);
  return day;
}

/** Every rendering asks for the days of the same events, and `Intl` takes its time for each. */
const days = new Map<string, Day>();
const MOST_DAYS = 50_000;

/**
 * The end of a calendar day in a time zone, as the first instant after it (so an event belongs to the day or an
 * earlier one iff its time is before that). Right where a clock change skips midnight, skips the whole day, or
 * passes midnight twice: then the day ends the last time.
 */
export function lastInstantOf(day: Day, timeZone: string): string {
  const midnight = parse(`${day}T00:00:00.000Z`) + DAY_MS;
  const isAfter = (time: number) => wallClock(time, timeZone).slice(0, 10) > day;
  const ends = [midnight - DAY_MS, midnight + DAY_MS]
    .map((near) => midnight - offsetAt(near, timeZone))
    .filter((time) => isAfter(time) && !isAfter(time - 1));
  const end = ends.length > 0 ? Math.max(...ends) : firstAfter(midnight, isAfter);
  return new Date(end).toISOString();
}

/** `days` later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  const text = new Date(parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString();
  if (!/^[0-9]{4}-/.test(text)) throw new RangeError(`${day} ${days} days on is outside the years 0 to 9999`);
  return text.slice(0, 10);
}

/** Whole days from one day to another; negative when `to` is the earlier one. */
export const daysBetween = (from: Day, to: Day): number =>
  (parse(`${to}T00:00:00.000Z`) - parse(`${from}T00:00:00.000Z`)) / DAY_MS;

/** Whether the text is a day that exists. */
export function isDay(text: string): text is Day {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function parse(instant: string): number {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new RangeError(`${JSON.stringify(instant)} is no instant`);
  return time;
}

/** Formatters are dear to make and cheap to keep. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** `2014-06-30T08:15:00` on the clocks of a zone. */
function wallClock(time: number, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  const parts = new Map(formatter.formatToParts(time).map(({ type, value }) => [type, value]));
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const date = `${at('year').padStart(4, '0')}-${at('month')}-${at('day')}`;
  return `${date}T${at('hour')}:${at('minute')}:${at('second')}`;
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds, to the second. */
const offsetAt = (time: number, timeZone: string): number =>
  parse(`${wallClock(time, timeZone)}.000Z`) - Math.floor(time / 1000) * 1000;

/** Midnight fell into a gap that began before it: search for the gap within a day on either side. */
function firstAfter(midnight: number, isAfter: (time: number) => boolean): number {
  let before = midnight - DAY_MS;
  let after = midnight + DAY_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (isAfter(middle)) after = middle;
    else before = middle;
  }
  return after;
}
