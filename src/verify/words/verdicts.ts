/** What is found about published verdicts. */
import type { Finding } from '../finding.ts';
import { say } from './say.ts';

export const verdictDiffers = (
  plan: string,
  target: string,
  what: string,
  ours: string,
  theirs: string,
): Finding =>
  say(
    'failed',
    'verdicts',
    'verdict-differs',
  )(
    `计划“${plan}”的目标“${target}”:公布的与由账本重新得出的不同(${what}:公布 ${theirs},应为 ${ours})。`,
    `Target “${target}” of the plan “${plan}”: what is published is not what the log gives (${what}: published ${theirs}, computed ${ours}).`,
  );
export const verdictMissing = (plan: string, target: string): Finding =>
  say(
    'failed',
    'verdicts',
    'verdict-missing',
  )(
    `计划“${plan}”的目标“${target}”没有公布结论。`,
    `No verdict is published on the target “${target}” of the plan “${plan}”.`,
  );
export const verdictExtra = (plan: string, target: string): Finding =>
  say(
    'failed',
    'verdicts',
    'verdict-extra',
  )(
    `公布了计划“${plan}”的目标“${target}”的结论,而账本里没有这个目标。`,
    `A verdict is published on the target “${target}” of the plan “${plan}”, which the log does not have.`,
  );
export const planMissing = (plan: string): Finding =>
  say(
    'failed',
    'verdicts',
    'plan-missing',
  )(`没有公布计划“${plan}”的结论。`, `No verdicts are published for the plan “${plan}”.`);
export const planExtra = (plan: string): Finding =>
  say(
    'failed',
    'verdicts',
    'plan-extra',
  )(
    `公布了计划“${plan}”的结论,而账本里没有这个计划。`,
    `Verdicts are published for the plan “${plan}”, which the log does not have.`,
  );
export const ruleUnknown = (plan: string, target: string, rule: string): Finding =>
  say(
    'unchecked',
    'verdicts',
    'rule-unknown',
  )(
    `计划“${plan}”的目标“${target}”依规则“${rule}”判定,本程序不知道这条规则或这个版本:无法核对。`,
    `Target “${target}” of the plan “${plan}” is judged by the rule “${rule}”, which this program does not know: it could not be checked.`,
  );
export const fieldUnknown = (plan: string, target: string, field: string): Finding =>
  say(
    'unchecked',
    'verdicts',
    'field-unknown',
  )(
    `计划“${plan}”的目标“${target}”有本程序不知道的内容“${field}”:无法核对。`,
    `Target “${target}” of the plan “${plan}” has “${field}”, which this program does not know: it could not be checked.`,
  );
/** What differs where events were not understood proves nothing. */
export const cannotReplay = (differs: Finding): Finding => ({
  ...differs,
  severity: 'unchecked',
  code: 'cannot-replay',
  zh: `${differs.zh}账本中有本程序不懂的记录,此项不作定论。`,
  en: `${differs.en} The log has events that this program does not understand: this is no proof.`,
});
