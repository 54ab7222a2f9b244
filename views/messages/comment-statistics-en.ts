/** What became of comments: the names of the counts, and what each means. */

import type { commentStatisticsZh } from './comment-statistics-zh.ts';
import { commentsEn } from './comments-en.ts';
import { plural } from './plural.ts';

const { declined } = commentsEn.comments;

export const commentStatisticsEn: typeof commentStatisticsZh = {
  commentStatistics: {
    title: 'What became of comments',
    lead: 'How many came, how many were accepted and answered, and whether in time: all of it computed from the ledger. Every number opens the comments that it counts.',
    cutOff: (day, position) => `As of ${day}, record ${position}.`,
    nothingYet:
      'No comment has come yet. Once the first one has, what was accepted, answered and overdue will be counted here.',
    summary: 'Overview',
    count: (n) => plural(n, 'comment'),
    shareOf: (part, whole) => `${part} of ${whole}`,
    noShare: '—',
    noShareWhy: 'there are no comments to compute it from',
    cannotTell: 'cannot be computed',
    cannotTellWhy: 'it needs a year that the table of holidays does not cover',
    days: (n) => plural(n, 'working day'),
    median: (n) => `median ${plural(n, 'working day')}`,
    daysAndMedian: (n) => `working days; median ${n}`,
    rates: {
      answered: 'answer rate',
      inTime: 'in-time rate',
      satisfied: 'satisfaction rate',
      mean: 'mean handling time',
    },
    standing: 'Where they stand',
    now: 'How many',
    standingLead: (n) => `Each of the ${plural(n, 'comment')} received is in exactly one of these places.`,
    grounds: 'Grounds of those not accepted',
    groundsNone: 'None was turned down.',
    deadlines: 'Deadlines',
    further: 'And besides',
    byQuarter: 'By quarter',
    byMonth: 'By month',
    bySubmission: 'by the day of submission',
    byKind: 'By kind',
    byDepartment: 'By department',
    departmentNote:
      'The department that has the comment now. What was sent back and waits for another one stands under “with no department”.',
    noDepartment: 'with no department',
    groups: (n) => plural(n, 'line'),
    group: { quarter: 'Quarter', month: 'Month', kind: 'Kind', department: 'Department' },
    share: 'of those received',
    barLabel: (n) => `${plural(n, 'comment')} received`,
    measures: {
      received: 'received',
      valid: 'valid',
      accepted: 'accepted',
      waiting: 'waiting for a decision',
      in_progress: 'being dealt with',
      answered: 'answered',
      declined: 'not accepted',
      gone: 'deleted before an answer',
      answered_in_time: 'answered in time',
      answered_late: 'answered late',
      overdue: 'overdue, not answered',
      without_deadline: 'answered without a deadline',
      decided_late: 'decided on late',
      decision_overdue: 'overdue, not decided on',
      extended: 'extended',
      rated: 'rated',
      satisfied: 'rated as satisfied',
      selected: 'published',
      erased: 'text deleted',
      declined_duplicate: declined.duplicate,
      declined_in_litigation: declined.in_litigation,
      declined_outside_jurisdiction: declined.outside_jurisdiction,
      declined_false_contact: declined.false_contact,
      declined_advertising_or_abuse: declined.advertising_or_abuse,
    },
    short: { received: 'received', valid: 'valid' },
    terms: 'What the terms mean',
    definitions: [
      [
        'received',
        'Submitted and recorded in the ledger by the cut-off, those not accepted and those whose text was deleted included.',
      ],
      [
        'valid',
        'Received, less those not accepted and those deleted before an answer: what is waiting, being dealt with, or answered.',
      ],
      ['accepted', 'Comments that it was decided to deal with.'],
      ['waiting for a decision', 'Neither accepted nor turned down yet.'],
      ['being dealt with', 'Accepted and not answered yet.'],
      [
        'answered',
        'The department has published an answer at least once; also where the text was deleted afterwards.',
      ],
      [
        'not accepted',
        'Turned down on a published ground, counted by ground. What was accepted after all counts as accepted.',
      ],
      [
        'deleted before an answer',
        'The text was deleted at its writer’s request or by order before an answer. It is dealt with no further and is not valid.',
      ],
      ['answer rate', 'Answered ÷ valid. What is still within its deadline is among the valid ones.'],
      [
        'in-time rate',
        'Answered in time ÷ (answered in time + answered late + overdue and not answered). By the day of the first answer; the day of the deadline is in time; an extended deadline counts as extended.',
      ],
      [
        'overdue, late',
        'Not answered (or decided on) on the day after the deadline; answered (or decided on) after it.',
      ],
      [
        'handling time',
        'Working days from the day after submission to the day of the first answer; 0 where it was answered the same day. Of answered comments alone.',
      ],
      [
        'mean and median',
        'The arithmetic mean, and the middle one from short to long, rounded to one decimal.',
      ],
      ['satisfaction rate', 'Rated with 4 of 5 points or more ÷ rated. Each comment can be rated once.'],
    ],
    workdays: 'How working days are counted',
    workdaysLead: (years) =>
      `Monday to Friday, less the days off of the yearly notices, plus the weekends that they have people work. The table covers ${years}; what needs another year “cannot be computed”, and is not guessed.`,
    notice: (title, number) => `《${title}》${number ? ` (${number})` : ''}`,
    files: 'Download',
    csv: 'CSV table',
    api: 'API (JSON)',
  },
};
