/** What is wrong with a decimal as typed, and how to write it. Nothing is corrected silently. */
import Big from 'big.js';
import { isDecimal as isPlain } from '../decimal.ts';
import { type Problem, problem } from './problem.ts';

const NEGATIVE_ZERO = /^-0(\.0+)?$/;
const MAX_LENGTH = 40;

/** A plain decimal that an event can hold. */
const isDecimal = (text: string): boolean => text.length <= MAX_LENGTH && isPlain(text);

/** The problem with a decimal's text, if it has one. */
export function decimalProblem(field: string, text: string): Problem | undefined {
  if (isDecimal(text)) return undefined;
  if (text === '') return problem(field, 'required');
  const [code, repaired] = diagnose(text);
  return problem(field, code, { value: text, hint: isDecimal(repaired) ? repaired : '12.5' });
}

type Diagnosis = [code: Problem['code'], repaired: string];

/** In the order in which a reader would notice: the first that fits is told. */
function diagnose(text: string): Diagnosis {
  if (text.length > MAX_LENGTH) return ['decimal_too_long', ''];
  if (NEGATIVE_ZERO.test(text)) return ['decimal_negative_zero', text.slice(1)];
  if (/[\uff01-\uff5e\u3000]/.test(text)) return ['decimal_full_width', text.normalize('NFKC').trim()];
  if (/(?![0-9])\p{Nd}/u.test(text)) return ['decimal_other_digits', ''];
  if (/^\s|\s$|\d\s+\d/u.test(text) || text.trim() === '')
    return ['decimal_spaces', text.replace(/\s/gu, '')];
  if (/^[-+]?[0-9.]+e[-+]?[0-9]{1,3}$/i.test(text)) return ['decimal_exponent', expanded(text)];
  if (/^-?[0-9.,'_]*[,'_][0-9.,'_]*$/.test(text)) return ['decimal_comma', ungrouped(text)];
  if (/^[+\u2212\u2010-\u2015]/.test(text)) return ['decimal_sign', signed(text)];
  if (/^-?[0-9.]+\s*[%‰]$/.test(text)) return ['decimal_percent', text.replace(/\s*[%‰]$/, '')];
  if (/^-?(\.[0-9]+|[0-9]+\.)$/.test(text)) return ['decimal_point', pointed(text)];
  if (/^-?0[0-9]+(\.[0-9]+)?$/.test(text))
    return ['decimal_leading_zero', text.replace(/^(-?)0+(?=[0-9])/, '$1')];
  return ['decimal_not_number', ''];
}

function expanded(text: string): string {
  try {
    return new Big(text.replace(/^\+/, '')).toFixed();
  } catch {
    return '';
  }
}
const ungrouped = (text: string) =>
  /^-?[0-9]{1,3}([,'_][0-9]{3})+(\.[0-9]+)?$/.test(text) ? text.replace(/[,'_]/g, '') : '';
const signed = (text: string) => (text.startsWith('+') ? text.slice(1) : `-${text.slice(1)}`);
const pointed = (text: string) => text.replace(/^(-?)\./, '$10.').replace(/\.$/, '');
