/** Dates and periods in the language of the reader. */
import type { Language } from '../reading.ts';

/** `2014-06-30`, `2014-06` or `2014` → 2014年6月30日, 30 June 2014. Anything else stays as it is. */
export function date(partial: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(partial) ?? [];
  if (year === undefined) return partial;
  return FORMS[language](Number(year), month && Number(month), day && Number(day));
}

/** `2014-Q3` → 2014年第三季度; `2013/2014` → 2013—2014年; the other periods are dates. */
export function period(text: string, language: Language): string {
  const [, year = '', part] = /^(\d{4})-([HQ]\d)$/.exec(text) ?? [];
  if (part !== undefined) return PARTS[language](year, part);
  const [, from, to] = /^(\d{4})\/(\d{4})$/.exec(text) ?? [];
  if (to !== undefined) return language === 'zh' ? `${from}—${to}年` : `${from}–${to}`;
  return date(text, language);
}

/** Calendar day of an instant (ISO 8601, UTC) in a time zone: `2014-06-30`. */
export const dayIn = (instant: string, timeZone: string): string =>
  formatter('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );

/** Hours, minutes and seconds of an instant in a time zone: `09:30:00`. */
export const clockTime = (instant: string, timeZone: string): string =>
  formatter('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    new Date(instant),
  );

/** Formatters are dear to make and cheap to keep; there are as many as zones. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.timeZone}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The years of a plan: 2013—2015年, 2013–2015. */
export function years(start: string, end: string, language: Language): string {
  const [from, to] = [start.slice(0, 4), end.slice(0, 4)];
  return from === to ? period(from, language) : period(`${from}/${to}`, language);
}

type Part = number | '' | undefined;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const FORMS: Record<Language, (year: number, month: Part, day: Part) => string> = {
  zh: (year, month, day) => `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`,
  en: (year, month, day) => `${day ? `${day} ` : ''}${month ? `${MONTHS[month - 1] ?? month} ` : ''}${year}`,
};
const PARTS: Record<Language, (year: string, part: string) => string> = {
  zh: (year, part) => `${year}年${ZH_PARTS[part] ?? part}`,
  en: (year, part) => `${EN_PARTS[part] ?? part} ${year}`,
};
const ZH_PARTS: Record<string, string> = {
  H1: '上半年',
  H2: '下半年',
  Q1: '第一季度',
  Q2: '第二季度',
  Q3: '第三季度',
  Q4: '第四季度',
};
const EN_PARTS: Record<string, string> = { H1: 'first half of', H2: 'second half of' };
