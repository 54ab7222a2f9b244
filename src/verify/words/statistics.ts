/** What is found about published statistics of comments, and their list. */
import type { Finding } from '../finding.ts';
import { say } from './say.ts';

export const numberDiffers = (name: string, ours: string, theirs: string): Finding =>
  say(
    'failed',
    'statistics',
    'statistic-differs',
  )(
    `办理统计中的“${name}”:公布 ${theirs},由账本重新得出 ${ours}。`,
    `“${name}” of the statistics of comments: published ${theirs}, computed ${ours}.`,
  );
export const numberUnknown = (name: string): Finding =>
  say(
    'unchecked',
    'statistics',
    'statistic-unknown',
  )(
    `办理统计中的“${name}”是本程序不认识的项目,无法核对。`,
    `“${name}” of the statistics of comments is not known to this version: it cannot be checked.`,
  );
export const workdaysDiffer = (): Finding =>
  say(
    'unchecked',
    'statistics',
    'workdays-differ',
  )(
    '门户的工作日表所载年份与本程序不同:办理用时无法核对。',
    'The portal knows the working days of other years than this version: times of handling cannot be checked.',
  );
export const commentMissing = (comment: string): Finding =>
  say(
    'failed',
    'statistics',
    'comment-hidden',
  )(
    `账本里有留言 ${comment},门户的留言列表里没有。`,
    `The log has the comment ${comment}; the portal does not list it.`,
  );
export const commentExtra = (comment: string): Finding =>
  say(
    'failed',
    'statistics',
    'comment-extra',
  )(
    `门户的留言列表里有 ${comment},账本里没有,或重复列出。`,
    `The portal lists the comment ${comment}, which the log does not have, or lists it twice.`,
  );
