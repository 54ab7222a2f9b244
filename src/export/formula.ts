/**
 * Text that a spreadsheet would take for a formula is guarded by an apostrophe, as OWASP advises ("CSV Injection"):
 * what begins with `=`, `+`, `-`, `@`, a tab or a line end, white space or full-width forms notwithstanding. What
 * begins with an apostrophe before such a sign gets one more, so that taking one off always gives the text back.
 */
import { isPlainNumber } from './cell.ts';

const RISKY = /^'*\s*[=+\-@＝＋－＠]|^'*[\t\r\n]/u;
const GUARDED = /^'+\s*[=+\-@＝＋－＠]|^'+[\t\r\n]/u;

/** The text as it may stand in a file for spreadsheets. Negative numbers, and a lone `-`, are no formulas. */
export const guarded = (text: string): string =>
  RISKY.test(text) && !isPlainNumber(text) && text !== '-' ? `'${text}` : text;

/** The text as it was before `guarded`. */
export const unguarded = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
