/**
 * Finds what identifies people in a text before it is published: mobile and land-line numbers, identity numbers, bank
 * cards, e-mail addresses, however they are written. What it finds an editor confirms; what it cannot know (a name, an
 * address) the editor masks by hand.
 */
import { charsOf, type DigitGroup, digitGroups } from './digit-groups.ts';
import { PERSONAL_NUMBERS, tellNumber } from './personal-numbers.ts';

export const PERSONAL_KINDS = [...PERSONAL_NUMBERS, 'email'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** A stretch of the text, in UTF-16 code units as `text.slice` takes them, and what to show in its place. */
export type PersonalSpan = { kind: PersonalKind; start: number; end: number; masked: string };

/** What identifies people, in the order of the text; no two overlap. */
export function findPersonal(text: string): PersonalSpan[] {
  const emails = findEmails(text);
  const numbers = findNumbers(text).filter((span) => !emails.some((email) => overlap(span, email)));
  return [...emails, ...numbers].sort((one, other) => one.start - other.start);
}

/** The text with each span as it may be shown: `138****1234`. Spans do not overlap. */
export function maskSpans(text: string, spans: readonly PersonalSpan[]): string {
  let end = 0;
  const parts = [...spans]
    .sort((one, other) => one.start - other.start)
    .map((span) => {
      const part = text.slice(end, span.start) + span.masked;
      end = span.end;
      return part;
    });
  return parts.join('') + text.slice(end);
}

/**
 * The text with all masked. What is left of one number may make another with what stands beside it: so again until
 * nothing is found, which comes to an end because every mask takes characters away that could be found.
 */
export function masked(text: string): string {
  let shown = text;
  for (let spans = findPersonal(shown); spans.length > 0; spans = findPersonal(shown)) {
    shown = maskSpans(shown, spans);
  }
  return shown;
}

const overlap = (one: PersonalSpan, other: PersonalSpan): boolean =>
  one.start < other.end && other.start < one.end;

/** More digits than the longest card with the prefix of the country. */
const MOST_DIGITS = 24;

function findNumbers(text: string): PersonalSpan[] {
  const groups = digitGroups(text);
  const spans: PersonalSpan[] = [];
  for (let first = 0; first < groups.length; ) {
    const found = longestFrom(text, groups, first);
    if (found) spans.push(found.span);
    first = found ? found.next : first + 1;
  }
  return spans;
}

/** The number of the most groups that begins with this one. */
function longestFrom(text: string, groups: readonly DigitGroup[], first: number) {
  const members: DigitGroup[] = [];
  let found: { span: PersonalSpan; next: number } | undefined;
  let digits = '';
  for (let at = first; at < groups.length; at++) {
    const group = groups[at];
    if (!group || (at > first && group.gap === undefined)) break;
    members.push(group);
    digits += group.digits;
    if (digits.length > MOST_DIGITS) break;
    const span = spanOf(text, members, digits);
    if (span) found = { span, next: at + 1 };
  }
  return found;
}

function spanOf(text: string, members: readonly DigitGroup[], digits: string): PersonalSpan | undefined {
  const [first, last] = [members[0], members.at(-1)];
  if (!first || !last || isDecimal(members) || isList(members)) return undefined;
  const start = first.start - opening(text, first.start);
  const withX = last.x !== undefined && digits.length === 17;
  const told = tellNumber(digits, {
    x: withX,
    isTelephone: TELEPHONE.test(text.slice(0, start).slice(-LOOK_BACK)),
  });
  return told && { ...told, start, end: withX ? (last.x ?? last.end) : last.end };
}

/** `0.21` is a figure: one point alone makes a decimal, several separate the parts of a number. */
const isDecimal = (members: readonly DigitGroup[]): boolean =>
  members.slice(1).filter(({ gap }) => gap === '.').length === 1;

/** `15,012,345,678` is an amount, and lines and commas part figures: but for a mobile number in its usual parts. */
const isList = (members: readonly DigitGroup[]): boolean =>
  members.slice(1).some(({ gap }) => /[,\n]/.test(gap ?? '')) &&
  members.map(({ digits }) => digits.length).join(' ') !== '3 4 4';

/** How much of `+`, `(` before the first digit is part of the number. */
const opening = (text: string, start: number): number =>
  /[+＋(（]{0,2}$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;

const LOOK_BACK = 12;
const TELEPHONE = /(电话|座机|固话|宅电|家电|致电|拨打|来电|传真|联系方式|热线|号码|tel|phone)[^0-9]{0,6}$/i;

/** An address, also with blanks round its @ and points, and with (at) for @. */
const EMAIL =
  /([a-z0-9][a-z0-9._%+-]{0,63})( ?(?:@|\(at\)|\[at\]) ?)((?:[a-z0-9-]+ ?\. ?){1,6}[a-z]{2,24})(?![a-z0-9]| ?@)/gi;

function findEmails(text: string): PersonalSpan[] {
  const chars = charsOf(text)
    .filter(({ char }) => !/^\p{Cf}$/u.test(char))
    // In names of hosts it is a point (IDNA, RFC 3490 3.1).
    .map((each) => (each.char === '。' ? { ...each, char: '.' } : each));
  // One code unit a character, so that offsets here are indices there.
  const plain = chars.map(({ char }) => (char.length === 1 ? char : '\ufffd')).join('');
  return [...plain.matchAll(EMAIL)].map((match) => {
    const [whole, local = '', , domain = ''] = match;
    const [first, last] = [chars[match.index], chars[match.index + whole.length - 1]];
    return {
      kind: 'email',
      start: first?.start ?? 0,
      end: last?.end ?? 0,
      masked: maskedEmail(local, domain),
    };
  });
}

/** A domain that is somebody's number says as much as the name before it. */
const maskedEmail = (local: string, domain: string): string =>
  `${local.length > 2 ? local[0] : ''}***@${/[0-9]{6}/.test(domain) ? '***' : domain.replaceAll(' ', '')}`;
