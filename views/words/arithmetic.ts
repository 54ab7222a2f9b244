/** The arithmetic of a verdict as sentences: 3 + 2 + 1 = 6 项. */
import type { Term, Verdict } from '../../src/domain/facts.ts';
import type { Messages } from '../messages/messages.ts';
import type { Language } from '../reading.ts';
import { period } from './dates.ts';
import { number, quantity } from './numbers.ts';

type Say = { say: Messages; language: Language };

/** One sentence a term, its label first. */
export function sentence(term: Term, words: Say): string {
  const { say, language } = words;
  const when = term.period === undefined ? '' : say.bracket(period(term.period, language)).trimEnd();
  return `${say.terms.labels[term.label]}${when}${say.colon}${expression(term, words)}`;
}

/** A term's outcome alone, its label or period first: 2015年 69.7%; 差 20.3 个百分点. */
export function gist(term: Term, { say, language }: Say): string {
  const isGap = term.op === 'subtract';
  const value = isGap ? difference(term, say) : quantity(term.result, term.unit ?? '');
  const name =
    (term.label === 'figure' || term.label === 'total') && term.period !== undefined
      ? period(term.period, language)
      : say.terms.labels[term.label];
  return `${name} ${value}`;
}

/**
 * The value by which a demand on each period was broken, with the first period that broke it: a target that was
 * missed in 2014 is not missed by the figure of 2015. Nothing where no single period decided.
 */
export function breaking({ terms }: Pick<Verdict, 'terms'>): (Term & { period: string }) | undefined {
  const at = terms.findIndex(({ op, period, result }) => op === 'compare' && period && result === 'false');
  const failed = terms[at];
  if (!failed?.period) return undefined;
  const held = terms
    .slice(0, at)
    .findLast(
      ({ label, op, result }) => op !== 'compare' && label !== 'target' && result === failed.operands[0],
    );
  return held && { ...held, period: held.period ?? failed.period };
}

function expression(term: Term, { say, language }: Say): string {
  const unit = term.unit ?? '';
  const operands = term.operands.map((operand) => number(operand));
  const result = quantity(term.result, unit);
  switch (term.op) {
    case 'given':
      return truth(term.result, say) ?? result;
    case 'add':
      return `${operands.map((operand, index) => dated(operand, term.periods?.[index], say, language)).join(' + ')} = ${result}`;
    case 'subtract':
      return `${operands.map(grouped).join(' − ')} = ${difference(term, say)}`;
    case 'multiply':
      return `${operands.map(grouped).join(' × ')} = ${result}`;
    case 'divide':
      return `${operands.map(grouped).join(' ÷ ')} = ${result}${rounding(term, say)}`;
    case 'proportion': {
      const [a = '', b = '', c = ''] = operands.map(grouped);
      return `${a} × ${b} ÷ ${c} = ${result}${rounding(term, say)}`;
    }
    case 'compare':
      return `${comparison(term, operands)}${say.listComma === '、' ? ',' : ', '}${term.result === 'true' ? say.terms.holds : say.terms.fails}`;
    case 'count':
      return count(term, { say, language });
  }
}

/** Percentages differ by percentage points, not by per cent. */
const difference = ({ result, unit = '' }: Term, say: Messages): string =>
  unit === '%' ? say.terms.points(number(result)) : quantity(result, unit);

/** 3 项中 2 项成立(2013年 ✓、2014年 ✕、2015年 ✓) */
function count({ label, operands, result, periods, items }: Term, { say, language }: Say): string {
  const names = items ?? periods?.map((one) => period(one, language)) ?? [];
  if (label === 'missing') return names.length === 0 ? result : names.join(say.listComma);
  const said = say.terms.ofCount(result, String(operands.length));
  if (names.length !== operands.length) return said;
  const each = names.map((name, index) => `${name} ${operands[index] === 'true' ? '✓' : '×'}`);
  return said + say.bracket(each.join(say.listComma)).trimEnd();
}

const SIGNS = { at_least: '≥', at_most: '≤', more_than: '>', less_than: '<', equals: '=' } as const;

function comparison({ operator, unit = '' }: Term, operands: readonly string[]): string {
  const [first = '', second = '', third = ''] = operands;
  const tail = unit && unit !== '-' ? (/^[%‰°]/u.test(unit) ? unit : ` ${unit}`) : '';
  if (operator === 'between') return `${second} ≤ ${first} ≤ ${third}${tail}`;
  return `${first} ${operator === undefined ? '?' : SIGNS[operator]} ${second}${tail}`;
}

/** 3(2013年) + 2(2014年): operands that are figures say for when. */
const dated = (operand: string, when: string | undefined, say: Messages, language: Language): string =>
  when === undefined ? grouped(operand) : `${operand}${say.bracket(period(when, language))}`;

/** A negative operand stands in brackets. */
const grouped = (operand: string): string => (operand.startsWith('−') ? `(${operand})` : operand);

const rounding = ({ places }: Term, say: Messages): string =>
  places === undefined ? '' : say.bracket(say.terms.rounded(String(places)));

const truth = (result: string, say: Messages): string | undefined =>
  result === 'true' ? say.terms.yes : result === 'false' ? say.terms.no : undefined;
