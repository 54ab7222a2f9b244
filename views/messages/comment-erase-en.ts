/** Erasing comments: by their writers, or by order. */
import type { commentEraseZh } from './comment-erase-zh.ts';

export const commentEraseEn: typeof commentEraseZh = {
  commentErase: {
    title: 'Erase my comment',
    lead: 'With the query code, and either the opening from your receipt or the contact you left, you can have your comment erased. You are asked once more before anything is.',
    code: 'Query code',
    codeHint: 'The ten digits on the receipt',
    proofTitle: 'What shows that it is yours (one of the two is enough)',
    file: 'Opening (file)',
    fileHint: 'The .json file that you saved from the receipt',
    opening: 'No file? Paste the whole opening here',
    openingHint: 'Everything from { to }',
    contact: 'Contact',
    contactHint:
      'The telephone number or e-mail address that you left. It is deleted some time after the answer, and is of no use then.',
    check: 'Check',
    invalidCode: 'A query code has ten digits: please look again',
    unknown: 'There is no such code: please look again',
    unproven:
      'The opening or the contact does not fit this comment; the contact may have been deleted already',
    missing: 'Give the opening, or the contact',
    throttled: 'Too many attempts: come back in an hour',
    confirmTitle: 'That fits. Do you want it erased?',
    confirmLead: 'What is erased cannot be brought back, not by us either.',
    of: 'The comment',
    ofIs: (position: string) => `Received as record ${position} of the log`,
    ofWaiting: 'Still waiting, not in the log',
    goes: 'What is erased',
    goesList: [
      'Title, text and name: as they were received, and as they were published',
      'The replies to it (they may quote you) and drafts of replies',
      'The contact',
      'The random numbers by which those words can be checked against the log',
    ],
    stays: 'What stays',
    staysList: [
      'The records of the log: when it came, of which type, about what, who handled it, when it was answered, your rating. The log is only added to.',
      'Commitments that say nothing of the words. Without the random numbers nobody can check words against them.',
      'Public pages say “erased at the request of its author”, with a link to the record of the erasure.',
      'Backups that were made before, until the operator’s schedule ends them; whatever is restored from one is erased again.',
    ],
    others: 'Copies that search engines or other people keep are beyond our reach.',
    receipt:
      'Your receipt and its proof stay valid: they show that a comment was received. The opening is in your hands; keep it or not.',
    confirm: 'Erase it',
    back: 'Keep it, go back',
    doneTitle: 'Erased',
    done: 'Words, name, contact and random numbers are erased, and public pages have followed.',
    doneWaiting: 'It was not in the log yet. It is withdrawn, and nothing of it is left.',
    record: (position: string) => `Record of the erasure (${position})`,
    link: 'Erase my comment',
  },
  staffErase: {
    title: 'Erase a comment by order',
    lead: 'Erases all words of this comment, name, contact, drafts and random numbers, for ever. The log tells everybody by whose decision and on which ground.',
    authority: 'Who decided it',
    authorityHint:
      'Public, at most 200 characters, such as a court and the number of its decision. No names of people.',
    reason: 'Ground',
    reasons: {
      writer: 'its author asked (in writing or in person)',
      court: 'a court decided so',
      privacy: 'privacy',
      unlawful: 'unlawful content',
    },
    sure: 'I have checked the comment and the decision, and know that it cannot be brought back',
    notSure: 'Please confirm first',
    submit: 'Erase',
    done: 'Erased',
    already: 'This comment was erased before',
  },
};
