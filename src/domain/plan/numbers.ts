/** Numbers of the official text that the structure does not account for, so that nothing is forgotten. */
import type { PlanContent } from './content.ts';
import { codePoints, indexText } from './text-index.ts';

export type UnaccountedNumber = {
  text: string;
  offset: number;
  line: number;
  column: number;
  context: string;
};

/** A run of ASCII or full-width digits with its decimals or grouping: 12, 6.4, 1.000, ８. */
const DIGITS = /[0-9０-９]+(?:[.,．，][0-9０-９]+)*/gu;
/**
 * A Chinese numeral that counts something: it stands before a measure word (九个, 一类, 四桥). Ordinals (第三产业),
 * names (十二五, 一河) and words in which the character counts nothing (进一步, 一批, 统一) are not taken, nor are
 * 万 and 亿 after digits, which belong to that number.
 */
const CHINESE =
  /(?<![第〇零一二三四五六七八九十百千万亿两0-9])[〇零一二三四五六七八九十百千两]+(?=[个個项項家名所支场場次类類级級期年月日届位座处處条條张張种種路桥橋片大代])/gu;
/** Numbering at the head of a line: `1.`, `2)`, `(1)`, `(一)`, `一、`, `§ 3`. It structures, and demands nothing. */
const NUMBERING =
  /^[ \t\u3000]*(?:[0-9]{1,2}[.\uFF0E、)\uFF09](?![0-9])|[(\uFF08][0-9〇一二三四五六七八九十]{1,3}[)\uFF09]|[〇一二三四五六七八九十]{1,3}、|§ ?[0-9]+)/gmu;

/**
 * Every number that no quote of a target, task heading, phase, mechanism or note covers. Number words of other
 * languages than Chinese are not seen.
 */
export function unaccountedNumbers(plan: PlanContent): UnaccountedNumber[] {
  const index = indexText(plan.text);
  const covered = coverOf(plan, index.length);
  for (const match of plan.text.matchAll(NUMBERING)) {
    cover(covered, index.offsetOf(match.index), codePoints(match[0]));
  }
  const found = [DIGITS, CHINESE].flatMap((pattern) => [...plan.text.matchAll(pattern)]);
  return found
    .map((match) => ({ text: match[0], offset: index.offsetOf(match.index) }))
    .filter(({ text, offset }) => covered.subarray(offset, offset + codePoints(text)).includes(0))
    .toSorted((a, b) => a.offset - b.offset)
    .map((number) => ({
      ...number,
      ...index.placeOf(number.offset),
      context: contextOf(plan.text, index.unitOf(number.offset) ?? 0),
    }));
}

/** 1 for each code point that a quote covers. */
function coverOf(plan: PlanContent, length: number): Uint8Array {
  const covered = new Uint8Array(length);
  const quotes = [
    ...plan.indicators.flatMap(({ targets }) => targets),
    ...plan.tasks,
    ...plan.phases,
    ...plan.mechanisms,
    ...plan.notes,
  ];
  for (const { quote, offset } of quotes) cover(covered, offset, codePoints(quote));
  return covered;
}

const cover = (covered: Uint8Array, offset: number, length: number) =>
  covered.fill(1, offset, offset + length);

/** Some words around a number, within its line. */
function contextOf(text: string, unit: number): string {
  const before =
    text
      .slice(Math.max(0, unit - 12), unit)
      .split('\n')
      .at(-1) ?? '';
  const [after = ''] = text.slice(unit, unit + 16).split('\n');
  return `${before}${after}`.trim().toWellFormed();
}
