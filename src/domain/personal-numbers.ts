/** Numbers that tell who somebody is or where to reach them, by their digits alone. */

export const PERSONAL_NUMBERS = [
  'mobile',
  'landline',
  'resident_id',
  'old_resident_id',
  'bank_card',
] as const;
export type PersonalNumber = (typeof PERSONAL_NUMBERS)[number];

/** What a number is, and how it may be shown; undefined where it is none of them. */
export function tellNumber(
  digits: string,
  { x = false, isTelephone = false }: { x?: boolean; isTelephone?: boolean } = {},
): { kind: PersonalNumber; masked: string } | undefined {
  if (isResidentId(x ? `${digits}X` : digits)) {
    const whole = x ? `${digits}X` : digits;
    return { kind: 'resident_id', masked: hide(whole, 3, 2) };
  }
  const national = digits.replace(/^(00)?86(?=1[3-9][0-9]{9}$)/, '');
  if (/^1[3-9][0-9]{9}$/.test(national)) return { kind: 'mobile', masked: hide(national, 3, 4) };
  if (isOldResidentId(digits)) return { kind: 'old_resident_id', masked: hide(digits, 3, 2) };
  if (isBankCard(digits)) return { kind: 'bank_card', masked: hide(digits, 4, 4) };
  return landline(digits, isTelephone);
}

/** The beginning and the end, with stars for the rest. */
const hide = (whole: string, before: number, after: number): string =>
  `${whole.slice(0, before)}${'*'.repeat(whole.length - before - after)}${whole.slice(-after)}`;

/** Area codes: 010, 02x of three digits, the others of four. A local number begins with 2 to 8. */
const LANDLINE = /^(?:0|(?:00)?86)(10|2[0-9]|[3-9][0-9]{2})([2-8][0-9]{6,7})$/;

/** @param isTelephone the words before it say so: then it needs no area code. */
function landline(digits: string, isTelephone: boolean) {
  const [, area, local = ''] = LANDLINE.exec(digits) ?? [];
  if (area !== undefined && (area.length === 3 || local.length === 8)) {
    return { kind: 'landline' as const, masked: `0${area}-****${local.slice(-4)}` };
  }
  const isLocal = isTelephone && /^[2-8][0-9]{6,7}$/.test(digits);
  return isLocal ? { kind: 'landline' as const, masked: hide(digits, 1, 3) } : undefined;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** 公民身份号码, GB 11643-1999: six digits of a place, the day of birth, three of a sequence, a check digit. */
export function isResidentId(text: string): boolean {
  if (!/^[1-9][0-9]{16}[0-9X]$/.test(text)) return false;
  if (!isBirthday(text.slice(6, 10), text.slice(10, 12), text.slice(12, 14))) return false;
  return checkDigit(text) === text[17];
}

/** ISO 7064 MOD 11-2, as the standard applies it to the first seventeen digits. */
export const checkDigit = (digits: string): string =>
  '10X98765432'[WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11] ?? '';

/** The number of before 1999: two digits of the year, no check digit. */
const isOldResidentId = (digits: string): boolean =>
  /^[1-9][0-9]{14}$/.test(digits) &&
  isBirthday(`19${digits.slice(6, 8)}`, digits.slice(8, 10), digits.slice(10, 12));

function isBirthday(year: string, month: string, day: string): boolean {
  if (!/^(19|20)[0-9]{2}$/.test(year)) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(8, 10) === day;
}

/** ISO/IEC 7812: 15 to 19 digits, the last by Luhn's formula; those of banks begin with 3 to 6 or 9. */
export const isBankCard = (digits: string): boolean =>
  /^[34569][0-9]{14,18}$/.test(digits) && luhn(digits) === 0;

/** The remainder by ten of Luhn's sum: 0 where the check digit is right. */
export function luhn(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10;
}
