/** Comments: their kinds, and the grounds on which they are declined and erased. */
import type { commentsZh } from './comments-zh.ts';

export const commentsEn: typeof commentsZh = {
  comments: {
    kinds: {
      enquiry: 'enquiry',
      complaint: 'complaint',
      suggestion: 'suggestion',
      request: 'request for help',
    },
    declined: {
      duplicate: 'sent before',
      in_litigation: 'in litigation or petition',
      outside_jurisdiction: 'outside what is dealt with here',
      false_contact: 'false contact',
      advertising_or_abuse: 'advertising or abuse',
    },
    erased: {
      writer: 'deleted at its writer’s request',
      court: 'deleted by order of a court',
      privacy: 'deleted to protect privacy',
      unlawful: 'deleted as unlawful',
    },
    answerBy: (day) => `to be answered by ${day}`,
    satisfaction: (n) => `${n} of 5`,
  },
};
