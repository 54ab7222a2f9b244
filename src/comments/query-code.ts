/**
 * 查询码: ten digits by which a writer asks what became of a comment. Made from the form's own 128 random bits under a
 * key, so that the form, sent again, shows the same code; the table holds a keyed hash of it alone.
 */
import type { DeskKeys } from './desk-keys.ts';

const CODES = 10_000_000_000n;

/** @param attempt the next one where a code is another comment's already. */
export function queryCode(keys: DeskKeys, form: string, attempt: number): string {
  const number = keys.hash('code', `of form ${form} ${attempt}`).readBigUInt64BE();
  return String(number % CODES).padStart(10, '0');
}

export const codeHash = (keys: DeskKeys, code: string): Buffer => keys.hash('code', `stored ${code}`);

/** The ten digits that somebody typed, with blanks, hyphens or in full width; undefined when it is no code. */
export function readCode(typed: string): string | undefined {
  if (typed.length > 40) return undefined;
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^[0-9]{10}$/.test(digits) ? digits : undefined;
}

/** `12345 67890`: as it is shown. */
export const shownCode = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`;
