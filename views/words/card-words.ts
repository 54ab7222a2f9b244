/** A verdict in two sentences: the number that it rests on, and what it was held against. */
import type { TargetAccount } from '../../src/domain/account.ts';
import type { Term } from '../../src/domain/facts.ts';
import type { Messages } from '../messages/messages.ts';
import type { Language } from '../reading.ts';
import { sentence } from './arithmetic.ts';
import { demand, due } from './demand.ts';
import { quantity } from './numbers.ts';

type Say = { say: Messages; language: Language };

/** At most three sentences; the reason first where there is no number, the leading group's word where it decided. */
export function finding({ verdict, given, kind }: TargetAccount, words: Say): string[] {
  const { say } = words;
  const { reason, terms } = verdict;
  const numbers = [rested(terms, words), held(terms, words)].filter((said) => said !== undefined);
  if (reason !== null && reason !== undefined) return [say.indicator.reasons[reason], ...numbers.slice(0, 1)];
  if (numbers.length > 0) return numbers;
  if (kind === 'judged' && given) {
    const { occasion } = say.indicator;
    const when = given.occasion === 'acceptance' ? occasion.acceptance : occasion.year(given.occasion);
    return [say.card.given(when, say.states[given.state]), given.opinion].filter((said) => said !== '');
  }
  return [say.stateMeanings[verdict.state]];
}

/** 要求:不低于 90% · 期限:2015年 */
export const demanded = (
  target: TargetAccount,
  words: Say,
  references: ReadonlyMap<string, string>,
): string => words.say.card.demand(demand(target, words, references), due(target.due, words));

const LONGEST_SUM = 3;

/** The number that the verdict rests on: a total or change where there is one, else the newest figure. */
function rested(terms: readonly Term[], words: Say): string | undefined {
  const term =
    terms.findLast(({ op }) => op === 'count') ??
    terms.findLast(({ label, op }) => label === 'total' && op !== 'given') ??
    terms.findLast(({ label }) => label === 'change_percent') ??
    terms.findLast(({ label }) => label === 'figure' || label === 'places');
  if (!term) return undefined;
  if (term.op !== 'add' || term.operands.length <= LONGEST_SUM) return sentence(term, words);
  const { say } = words;
  return `${say.terms.labels[term.label]}${say.colon}${quantity(term.result, term.unit ?? '')}`;
}

/** What is missing or too much; else the comparison. A count of years says that itself. */
function held(terms: readonly Term[], words: Say): string | undefined {
  const term =
    terms.findLast(({ label }) => label === 'shortfall' || label === 'excess') ??
    terms.findLast(({ op, label }) => op === 'compare' && label !== 'line');
  if (!term || terms.some(({ op }) => op === 'count')) return undefined;
  return sentence(term, words);
}
