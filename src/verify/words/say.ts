/** How findings are put into words, in Chinese and in English; and what could not be read. */
import { CannotGoOn, type Check, type Finding, type Severity } from '../finding.ts';

export type Where = Pick<Finding, 'position' | 'to' | 'id'>;
export const say =
  (severity: Severity, check: Check, code: string) =>
  (zh: string, en: string, where: Where = {}): Finding => ({ severity, check, code, ...where, zh, en });

/** Of an event: 「第 421 条记录(id)」. */
export const named = ({ position, id }: Where) => ({
  zh: `第 ${position} 条记录${id === undefined ? '' : `(${id})`}`,
  en: `event ${position}${id === undefined ? '' : ` (${id})`}`,
});

export const unreadable = (check: Check, what: { zh: string; en: string }, where: Where = {}): Finding =>
  say('unchecked', check, 'unreadable')(what.zh, what.en, where);

/** @throws CannotGoOn */
export const giveUp = (check: Check, what: { zh: string; en: string }, options?: ErrorOptions): never => {
  throw new CannotGoOn(unreadable(check, what), options);
};
