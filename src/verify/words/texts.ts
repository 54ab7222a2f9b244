/** What is found about sealed texts and evidence. */
import type { Finding } from '../finding.ts';
import { named, say, type Where } from './say.ts';

export const openingWrong = (where: Where): Finding => {
  const { zh, en } = named(where);
  return say('failed', 'sealed', 'opening-wrong')(
    `${zh}所公布的文字与记录中的承诺值不符:文字或盐被改动。`,
    `The text served for ${en} does not match the commitment in it: the text or its salt was changed.`,
    where,
  );
};
export const openingStray = (where: Where): Finding =>
  say('failed', 'sealed', 'opening-stray')(
    `公布了第 ${where.position} 条记录的文字,但该记录没有可公开的承诺值。`,
    `A text is served for event ${where.position}, which has no commitment that is opened to the public.`,
    where,
  );
export const openingMissing = (where: Where, isBehind: boolean): Finding => {
  const { zh, en } = named(where);
  if (isBehind)
    return say('unchecked', 'sealed', 'opening-missing-yet')(
      `${zh}的文字没有提供;检查点尚未包括账本的全部记录,是否已有删除的记录不得而知。`,
      `The text of ${en} is not served; the checkpoint does not cover the whole log yet, so its erasure may be logged after it.`,
      where,
    );
  return say('failed', 'sealed', 'opening-missing')(
    `${zh}的文字应当公开,却没有提供,账本里也没有删除、取消选登或撤回的记录。`,
    `The text of ${en} should be public; it is not served, and no erasure, deselection or withdrawal is logged.`,
    where,
  );
};
export const openingErased = (where: Where): Finding =>
  say('noted', 'sealed', 'opening-erased')(
    `第 ${where.position} 条记录的文字,账本说已删除或取消选登,却仍提供(也可能是读取期间刚刚删除)。`,
    `The text of event ${where.position} is served although its erasure or deselection is logged (or it was erased while we read).`,
    where,
  );
export const evidenceDiffers = (where: Where): Finding =>
  say('failed', 'evidence', 'evidence-differs')(
    `凭证清单与账本不符:第 ${where.position} 条记录。`,
    `The list of evidence is not what the log says: event ${where.position}.`,
    where,
  );
export const evidenceCount = (listed: number, expected: number): Finding =>
  say(
    'failed',
    'evidence',
    'evidence-count',
  )(
    `凭证清单有 ${listed} 项,账本里有 ${expected} 项。`,
    `The list of evidence has ${listed} items, and the log ${expected}.`,
  );
