/** Numbers of the official text that the structure does not account for, so that nothing is forgotten. */
import type { Target } from '../../../events/target.ts';
import type { PlanContent } from './content.ts';
import { numeralsIn, numeralsOf, plain } from './numerals.ts';
import { codePoints, indexText } from './text-index.ts';
import { demandedValues } from './values-in-quote.ts';

export type UnaccountedNumber = {
  text: string;
  offset: number;
  line: number;
  column: number;
  context: string;
};

/** Numbering at the head of a line: `1.`, `2)`, `(1)`, `(一)`, `一、`, `§ 3`. It structures, and demands nothing. */
const NUMBERING =
  /^[ \t\u3000]*(?:[0-9]{1,2}[.\uFF0E、)\uFF09](?![0-9])|[(\uFF08][0-9〇一二三四五六七八九十]{1,3}[)\uFF09]|[〇一二三四五六七八九十]{1,3}、|§ ?[0-9]+)/gmu;

/**
 * Every number that no quote of a task heading, phase, mechanism or note covers, and that no target which quotes it
 * has for its own. Number words of other languages than Chinese are not seen.
 */
export function unaccountedNumbers(plan: PlanContent): UnaccountedNumber[] {
  const index = indexText(plan.text);
  const numerals = numeralsOf(plan.text, plan.metadata.language);
  const covered = coverOf(plan, index.length);
  for (const match of plan.text.matchAll(NUMBERING)) {
    cover(covered, index.offsetOf(match.index), codePoints(match[0]));
  }
  for (const target of plan.indicators.flatMap(({ targets }) => targets)) {
    const own = new Set(numbersOfTarget(target));
    for (const { value, offset, end } of numeralsIn(numerals, target)) {
      if (own.has(value)) cover(covered, offset, end - offset);
    }
  }
  return numerals
    .filter(({ offset, end }) => covered.subarray(offset, end).includes(0))
    .map(({ text, offset }) => ({
      text,
      offset,
      ...index.placeOf(offset),
      context: contextOf(plan.text, index.unitOf(offset) ?? 0),
    }));
}

/** What a target says in its structure, of the numbers that its quote may hold. */
function numbersOfTarget(target: Target): string[] {
  const years = [target.due, target.baseline?.period].flatMap((date) => date?.match(/^[0-9]{4}/u) ?? []);
  const demanded = demandedValues(target).map(({ value }) => value);
  return [...demanded, target.baseline?.value, ...years].flatMap((value) =>
    value === undefined ? [] : [plain(value)],
  );
}

/** 1 for each code point that a quote covers which demands nothing, or as a whole. */
function coverOf(plan: PlanContent, length: number): Uint8Array {
  const covered = new Uint8Array(length);
  for (const { quote, offset } of [...plan.tasks, ...plan.phases, ...plan.mechanisms, ...plan.notes]) {
    cover(covered, offset, codePoints(quote));
  }
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
