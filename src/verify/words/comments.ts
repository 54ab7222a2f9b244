/** What is found about the handling of comments. */
import type { Finding } from '../finding.ts';
import { named, say, type Where } from './say.ts';

const FAULTS = {
  unknown: { zh: '账本里没有提交这件留言的记录', en: 'the log has no submission of that comment' },
  twice: { zh: '这件留言已经提交过', en: 'that comment was submitted before' },
  stream: { zh: '它不在这件留言自己的流里', en: 'it is not in the stream of that comment' },
  erased: { zh: '这件留言在此之前已抹除', en: 'that comment was erased before' },
  declined: { zh: '这件留言在此之前已不予受理', en: 'that comment was declined before' },
  accepted: { zh: '这件留言在此之前已受理', en: 'that comment was accepted before' },
  not_accepted: { zh: '这件留言还没有受理', en: 'that comment was not accepted' },
  extended: { zh: '这件留言在此之前已延期一次', en: 'that comment was extended before' },
  replied: { zh: '这件留言在此之前已答复', en: 'that comment was answered before' },
  not_replied: { zh: '这件留言还没有答复', en: 'that comment was not answered' },
  rated: { zh: '这件留言在此之前已评价', en: 'that comment was rated before' },
  selected: { zh: '这件留言已在选登之中', en: 'that comment stood published' },
  not_selected: { zh: '这件留言没有选登', en: 'that comment was not published' },
  no_consent: { zh: '作者没有同意公开', en: 'its writer did not consent to publication' },
} as const;
export type CommentFault = keyof typeof FAULTS;

/** @param type of the event: what it says was done to the comment. */
export const commentFault = (where: Where, type: string, fault: CommentFault): Finding => {
  const { zh, en } = named(where);
  return say('failed', 'comments', `comment-${fault.replaceAll('_', '-')}`)(
    `${zh}(${type})不能成立:${FAULTS[fault].zh}。`,
    `${en} (${type}) cannot be: ${FAULTS[fault].en}.`,
    where,
  );
};
