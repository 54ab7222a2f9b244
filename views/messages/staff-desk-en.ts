/** Comments at the desk of staff: those that wait, drafts that departments wrote, who has what open. */
import type { staffDeskZh } from './staff-desk-zh.ts';

export const staffDeskEn: typeof staffDeskZh = {
  staffDesk: {
    claim: {
      has: (name, when) =>
        `${name} has this open (opened ${when}). Talk to them first, lest both do the same.`,
      now: 'just now',
      ago: (n) => `${n} min ago`,
      take: 'I take it over',
      short: (name) => `${name} has it open`,
    },
    drafts: {
      title: 'Replies that your department drafted',
      titleAll: 'Replies that departments drafted',
      lead: 'What your department drafted can be read here after a comment was sent back or forwarded, and not be changed. When the comment comes back, you can go on with it.',
      leadReader:
        'Drafts of departments that do not have the comment any more. Each that you read is logged.',
      none: 'There are no such drafts',
      noneText: 'Drafts of comments that your department sent back, or that were forwarded, will stand here.',
      former: 'Drafts of other departments',
      formerLead: 'They do not have the comment any more, and the drafts were not published.',
      savedOn: 'Last saved',
      sentBack: 'Sent back because',
      publicPage: 'The comment in public',
      link: (n) => `Drafts of your department for comments that it has no more (${n})`,
      note: 'The editor says',
    },
  },
  waitingRoom: {
    title: 'Comments that wait',
    lead: (n) =>
      `These are not in the log yet; at most ${n} a minute are let in, those first who kept to the limits, then in the order in which they came. Neither the public nor the statistics know of them. The list shows titles, with numbers masked; opening one opens the original, and is logged.`,
    why: 'Why it waits',
    reasons: {
      no_proof: 'no proof of work',
      busy: 'too many comments',
      over_limit: 'too many from one sender',
    },
    all: 'All',
    found: (n) => n,
    kilobytes: (n) => `${n} kB`,
    oldest: 'Oldest',
    alike: (n) => `${n} from one sender`,
    onlyLike: 'Only those from the same sender as the one chosen.',
    untitled: '(no title)',
    turn: (n) => `no. ${n}`,
    inMinutes: (n) => `in about ${n} min`,
    columns: {
      choose: 'Choose',
      comment: 'Comment',
      subject: 'About',
      received: 'Sent',
      why: 'Why it waits',
      turn: 'Turn',
    },
    none: 'No comment waits',
    noneText: 'Comments without a proof of work, or too many at once, wait here before they enter the log.',
    chooseAll: 'Choose all of this page',
    chooseNone: 'Choose none',
    readOnly: 'You can read this, and change nothing.',
    removed: (n) => `${n} removed; their words and contacts are deleted.`,
    notRemoved: (n) => `${n} more had entered the log, or were removed by somebody else.`,
    one: 'A comment that waits',
    oneLead: 'It is not in the log yet, and can be handled once it is. Advertising and abuse can be removed.',
    removal: {
      button: 'Remove as advertising or abuse…',
      title: 'Remove comments that wait',
      lead: 'Look at each. Their words and contacts are deleted at once and cannot be restored; by their codes their writers learn that staff took them for advertising or abuse. Who removed them is logged. Leave what is neither: it will be handled once it is in the log.',
      none: 'Nothing was chosen that waits, or it has entered the log.',
      left: (n) => `Too many at once: ${n} more are not listed.`,
      confirm: (n) => `Remove these ${n}`,
      back: 'Back to what waits',
    },
    waits: (n) => `${n} more wait outside the log`,
  },
};
