/**
 * Decimal arithmetic on strings, exact but for division: no binary floating point ever decides a verdict.
 * Results keep the zeros of what they were made of: 5.0 + 1 = 6.0.
 */
import Big from 'big.js';
import type { DecimalText } from './facts.ts';

/** A constructor of our own, so that nobody else's settings reach it. Rounding: half away from zero. */
const Exact = Big();
Exact.strict = true;
Exact.RM = 1;

const PLAIN = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;
/** Longer than any sum or product of 40-digit inputs that we make; a bound on `divide`, not on the inputs. */
const MOST_PLACES = 1000;

/** Whether the text is a plain decimal: ASCII digits, no exponent, no grouping, no sign but `-`, no `-0`. */
export const isDecimal = (text: string): text is DecimalText => PLAIN.test(text) && !/^-0(\.0+)?$/.test(text);

/** Decimals after the point, as written: 5.0 has one. */
export const placesOf = (text: DecimalText): number => text.split('.')[1]?.length ?? 0;

/** The sum; of nothing, 0. */
export function add(...terms: readonly DecimalText[]): DecimalText {
  const sum = terms.reduce((total, term) => total.plus(read(term)), Exact('0'));
  return write(sum, Math.max(0, ...terms.map(placesOf)));
}

export const subtract = (left: DecimalText, right: DecimalText): DecimalText =>
  write(read(left).minus(read(right)), Math.max(placesOf(left), placesOf(right)));

export const multiply = (left: DecimalText, right: DecimalText): DecimalText =>
  write(read(left).times(read(right)), placesOf(left) + placesOf(right));

/**
 * The quotient to `places` decimals, half away from zero.
 * @throws RangeError when the divisor is zero or `places` is no count up to 1,000.
 */
export function divide(left: DecimalText, right: DecimalText, places: number): DecimalText {
  if (!Number.isInteger(places) || places < 0 || places > MOST_PLACES)
    throw new RangeError(`${places} is no number of decimals`);
  const divisor = read(right);
  if (divisor.eq('0')) throw new RangeError('division by zero');
  // One constructor a call: the precision of a division is a setting of big.js, not an argument.
  const Rounding = Big();
  Rounding.DP = places;
  Rounding.RM = 1;
  return write(new Rounding(read(left)).div(divisor), places);
}

/** -1, 0 or 1: 5.0 equals 5. */
export const compare = (left: DecimalText, right: DecimalText): -1 | 0 | 1 => read(left).cmp(read(right));

/** -1, 0 or 1. */
export const signOf = (text: DecimalText): -1 | 0 | 1 => compare(text, '0');

/** @throws TypeError for anything but a plain decimal. */
function read(text: DecimalText): Big {
  if (!isDecimal(text)) throw new TypeError(`${JSON.stringify(text)} is no plain decimal`);
  return new Exact(text);
}

/** Plain notation with exactly `places` decimals (never fewer than it needs), and no negative zero. */
function write(value: Big, places: number): DecimalText {
  const text = value.toFixed(places);
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text;
}
