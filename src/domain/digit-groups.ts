/**
 * The digits of a text, however they are written: full-width, spaced out, with dashes, in Chinese numerals. A group is
 * digits side by side; groups with little between them may be one number.
 */

/** Digits that stand side by side. Offsets are UTF-16 code units, as in `text.slice(start, end)`. */
export type DigitGroup = {
  digits: string;
  start: number;
  end: number;
  /** Where an X that follows it ends: the check digit of an identity number may be one. */
  x?: number;
  /** What stands between the group before and this one: undefined where that is more than a separator. */
  gap?: string;
};

type Char = { char: string; start: number; end: number };

/** The digits of a text in groups, those apart that belong to a date or to what is masked already. */
export function digitGroups(text: string): DigitGroup[] {
  const chars = charsOf(text);
  const groups: DigitGroup[] = [];
  let last: { group: DigitGroup; next: number } | undefined;
  for (let at = 0; at < chars.length; ) {
    const kind = digitKind(chars[at]);
    if (!kind) {
      at++;
      continue;
    }
    let end = at;
    while (digitKind(chars[end]) === kind) end++;
    const group = groupOf(chars.slice(at, end), chars, end);
    const gap = last && textOf(chars, last.next, at);
    if (gap !== undefined && SEPARATOR.test(gap)) group.gap = gap.replace(INVISIBLE, '');
    groups.push(group);
    last = { group, next: end };
    at = end;
  }
  return splitAtDates(groups).filter((group) => !isMasked(text, group));
}

/** Every code point, in the form that compatibility gives it: `１` and `𝟏` are 1, `＠` is @, `－` is -. */
export const charsOf = (text: string): Char[] => {
  let start = 0;
  return Array.from(text, (point) => {
    const plain = latinDigit(point.normalize('NFKC'));
    const char = { char: plain.length === 1 ? plain : point, start, end: start + point.length };
    start = char.end;
    return char;
  });
};

/** Digits of other scripts, `٣` or `३`, stand in runs of ten from their zero. */
function latinDigit(char: string): string {
  if (!/^\p{Nd}$/u.test(char) || /^[0-9]$/.test(char)) return char;
  let zero = char.codePointAt(0) ?? 0;
  const value = zero;
  while (value - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(value - zero);
}

const CHINESE = new Map([...'零一二三四五六七八九'].map((char, digit) => [char, String(digit)]));
CHINESE.set('〇', '0').set('幺', '1').set('两', '2');
for (const [digit, char] of [...'零壹贰叁肆伍陆柒捌玖'].entries()) CHINESE.set(char, String(digit));

function digitKind(char: Char | undefined): 'plain' | 'chinese' | undefined {
  if (!char) return undefined;
  if (/^[0-9]$/.test(char.char)) return 'plain';
  return CHINESE.has(char.char) ? 'chinese' : undefined;
}

function groupOf(members: readonly Char[], all: readonly Char[], next: number): DigitGroup {
  const digits = members.map(({ char }) => CHINESE.get(char) ?? char).join('');
  const group = { digits, start: members[0]?.start ?? 0, end: members.at(-1)?.end ?? 0 };
  const tail = all.slice(next, next + 5);
  const x = tail.findIndex(({ char }) => /^[Xx×]$/.test(char));
  const before = textOf(tail, 0, Math.max(x, 0));
  const after = tail[x + 1]?.char ?? '';
  const isCheck = x >= 0 && SEPARATOR.test(before) && !/^[A-Za-z0-9]$/.test(after);
  return isCheck ? { ...group, x: tail[x]?.end ?? group.end } : group;
}

const textOf = (chars: readonly Char[], from: number, to: number): string =>
  chars
    .slice(from, to)
    .map(({ char }) => char)
    .join('');

/** Zero width, marks of direction, variation selectors, key caps: nothing between two digits. */
const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}]/gu;
/** Up to three characters that people write inside a number: blanks, dashes, dots, brackets, strokes, commas. */
const SEPARATOR =
  /^[\p{Cf}\p{Mn}\p{Me}]*([ \t\n\u00a0\u2000-\u200a\u202f\u3000().,/·_\p{Pd}\u2212][\p{Cf}\p{Mn}\p{Me}]*){0,3}$/u;

/** `2014-06-30` is a date and no part of a number. */
function splitAtDates(groups: readonly DigitGroup[]): DigitGroup[] {
  const parts = groups.map((group) => ({ ...group }));
  const dates = new Set<DigitGroup>();
  parts.forEach((year, index) => {
    const [month, day] = [parts[index + 1], parts[index + 2]];
    if (!month || !day || !/^(19|20)[0-9]{2}$/.test(year.digits)) return;
    const isDate =
      isWithin(month, 12) && isWithin(day, 31) && month.gap === day.gap && /^[-./]$/.test(day.gap ?? '');
    if (!isDate) return;
    for (const each of [year, month, day]) dates.add(each);
    const next = parts[index + 3];
    if (next) delete next.gap;
  });
  return parts.filter((group) => !dates.has(group));
}

const isWithin = ({ digits }: DigitGroup, most: number): boolean =>
  digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= most;

/** The beginning or the end of a number that was masked: `138****1234`, `021-****4588`. */
const isMasked = (text: string, { digits, start, end }: DigitGroup): boolean =>
  digits.length <= 4 &&
  (/[0-9]-?\*{3,}$/.test(text.slice(Math.max(0, start - MOST_STARS), start)) ||
    /^-?\*{3,}[0-9]/.test(text.slice(end, end + MOST_STARS)));
const MOST_STARS = 20;
