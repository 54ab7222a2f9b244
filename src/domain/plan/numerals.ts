/** Numbers as an official text writes them: where they stand, and which decimals they are. */
import Big from 'big.js';
import { codePoints, indexText } from './text-index.ts';

/** `offset` and `end` are code points of the text; `value` is in its shortest form: 5.0 is 5, 九 is 9, −2,5 is -2.5. */
export type Numeral = { text: string; value: string; offset: number; end: number };

/** A run of ASCII or full-width digits with its decimals or grouping: 12, 6.4, 1.000, ８. */
const DIGITS = /[0-9０-９]+(?:[.,．，][0-9０-９]+)*/gu;
/**
 * A Chinese numeral that counts something: it stands before a measure word (九个, 一类, 四桥). Ordinals (第三产业),
 * names (十二五, 一河) and words in which the character counts nothing (进一步, 一批, 统一) are not taken, nor are
 * 万 and 亿 after digits, which belong to that number.
 */
const CHINESE =
  /(?<![第〇零一二三四五六七八九十百千万亿两0-9])[〇零一二三四五六七八九十百千两]+(?=[个個项項家名所支场場次类類级級期年月日届位座处處条條张張种種路桥橋片大代])/gu;
/** A sign, not the dash of a range such as 3-5: nothing, a space or a bracket stands before it. */
const MINUS = /(?:^|[\s(（])[-−－]$/u;

/** Every number of a text, in its order. `language` (BCP 47) says which separator begins the decimals. */
export function numeralsOf(text: string, language: string): Numeral[] {
  const index = indexText(text);
  const separators = separatorsOf(language);
  const read = (pattern: RegExp, decimalOf: (written: string) => string) =>
    [...text.matchAll(pattern)].map((match) => {
      const [written] = match;
      const offset = index.offsetOf(match.index);
      const sign = MINUS.test(text.slice(Math.max(0, match.index - 2), match.index)) ? '-' : '';
      const value = plain(`${sign}${decimalOf(written)}`);
      return { text: written, value, offset, end: offset + codePoints(written) };
    });
  return [
    ...read(DIGITS, (digits) => digitsValue(digits, separators)),
    ...read(CHINESE, chineseValue),
  ].toSorted((a, b) => a.offset - b.offset);
}

/** The numbers that a quote touches, those too that it cuts: half of 16 says no 6. */
export function numeralsIn(
  numerals: readonly Numeral[],
  quote: { quote: string; offset: number },
): Numeral[] {
  const end = quote.offset + codePoints(quote.quote);
  return numerals.filter((numeral) => numeral.offset < end && numeral.end > quote.offset);
}

/** A decimal in its shortest form, so that 5.0 equals 5; what is no decimal stays as it is. */
export function plain(decimal: string): string {
  try {
    return Big(decimal).toFixed();
  } catch {
    return decimal;
  }
}

type Separators = { decimal: string; group: string };

/** As the language writes them: `1.000,5` in German, `1,000.5` in Chinese. */
function separatorsOf(language: string): Separators {
  const parts = new Intl.NumberFormat(language).formatToParts(12345.6);
  const find = (type: string, otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  return { decimal: find('decimal', '.'), group: find('group', ',') };
}

/** Groups have three digits each; another separator, as in a numbering or a date (3.15), is taken for a point. */
function digitsValue(written: string, { decimal, group }: Separators): string {
  const half = written.normalize('NFKC');
  const [whole = '', ...fraction] = half.split(decimal);
  const grouped = /^\d{1,3}(?:\D\d{3})+$/u.test(whole) && whole.includes(group);
  const integer = grouped ? whole.replaceAll(group, '') : whole;
  return [integer, ...fraction].join('.').replaceAll(',', '.');
}

const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const ONES = '零一二三四五六七八九';

/** 十二 is 12, 一百零五 is 105, 二〇一五 is 2015: without 十, 百 and 千 the digits stand side by side. */
function chineseValue(written: string): string {
  const digit = (character: string) => ONES.indexOf(character.replace('〇', '零').replace('两', '二'));
  if (!/[十百千]/u.test(written)) return [...written].map(digit).join('');
  let sum = 0;
  let ones: number | undefined;
  for (const character of written) {
    const unit = UNITS[character];
    if (unit === undefined) ones = digit(character);
    else {
      sum += (ones || 1) * unit;
      ones = undefined;
    }
  }
  return String(sum + (ones ?? 0));
}
