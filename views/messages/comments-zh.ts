/** 留言:类型、不予受理与抹除的理由。 */
import type { COMMENT_KINDS, DECLINE_REASONS, ERASURE_REASONS } from '../../events/comment.ts';

export const commentsZh = {
  comments: {
    kinds: { enquiry: '咨询', complaint: '投诉', suggestion: '建议', request: '求助' } satisfies Record<
      (typeof COMMENT_KINDS)[number],
      string
    >,
    declined: {
      duplicate: '重复留言',
      in_litigation: '已进入诉讼或信访程序',
      outside_jurisdiction: '不属于受理范围',
      false_contact: '联系方式不实',
      advertising_or_abuse: '广告或辱骂',
    } satisfies Record<(typeof DECLINE_REASONS)[number], string>,
    erased: {
      writer: '应作者要求删除',
      court: '依法院裁判删除',
      privacy: '为保护个人隐私删除',
      unlawful: '内容违法,予以删除',
    } satisfies Record<(typeof ERASURE_REASONS)[number], string>,
    answerBy: (day: string) => `${day}前答复`,
    satisfaction: (n: string) => `${n} 分(满分 5 分)`,
  },
};
