import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMENT_KINDS, DECLINE_REASONS } from '../../events/comment.ts';
import { CHINA_WORKDAYS } from '../../plans/holidays/china.ts';
import { GROUNDS, type Measure, STANDINGS } from '../../src/domain/comment-measures.ts';
import { commentStatistics, tenth } from '../../src/domain/comment-statistics.ts';
import type { CommentRow } from '../../src/projections/rows.ts';

const cutOff = { day: '2016-02-15', timeZone: 'Asia/Shanghai', table: CHINA_WORKDAYS };
const statisticsOf = (rows: CommentRow[], day = cutOff.day) => commentStatistics(rows, { ...cutOff, day });

let position = 0;
const by = { role: 'resident' };
/** Noon in Shanghai. */
const on = (day: string) => ({ position: position++, at: `${day}T04:00:00.000Z`, by });
/** A comment by its letter, submitted on a day. */
const comment = (id: string, day: string, more: () => Partial<CommentRow> = () => ({})): CommentRow => ({
  ...{ comment: id, kind: 'enquiry', consent: true, state: 'submitted' },
  submitted: on(day),
  ...{ forwarded: [], extended: [], replies: [] },
  ...more(),
});
const reply = (day: string, department = 'bureau') => ({ ...on(day), department });
const counted = (rows: CommentRow[], ...measures: Measure[]) => {
  const { comments } = statisticsOf(rows).all;
  return Object.fromEntries(measures.map((measure) => [measure, comments[measure].join('')]));
};

describe('counts of comments', () => {
  it('tell where each one stands', () => {
    const rows = [
      comment('a', '2015-03-02'),
      comment('b', '2015-03-03', () => ({ accepted: on('2015-03-04'), answerBy: '2016-03-25' })),
      comment('c', '2015-03-04', () => ({ accepted: on('2015-03-05'), replies: [reply('2015-03-20')] })),
      comment('d', '2015-03-05', () => ({ declined: { ...on('2015-03-06'), reason: 'duplicate' } })),
      comment('e', '2015-03-06', () => ({ erased: { ...on('2015-03-07'), reason: 'writer' } })),
      // Erased after the answer, and after being declined: what was done stays counted.
      comment('f', '2015-03-07', () => ({
        replies: [reply('2015-03-20')],
        erased: { ...on('2015-04-01'), reason: 'court' },
      })),
      comment('g', '2015-03-08', () => ({
        declined: { ...on('2015-03-09'), reason: 'advertising_or_abuse' },
        erased: { ...on('2015-04-01'), reason: 'unlawful' },
      })),
      // Declined by mistake, accepted since.
      comment('h', '2015-03-09', () => ({
        declined: { ...on('2015-03-10'), reason: 'duplicate' },
        accepted: on('2015-03-11'),
      })),
    ];
    expect(counted(rows, 'received', 'valid', 'waiting', 'in_progress', 'answered', 'declined')).toEqual({
      received: 'abcdefgh',
      valid: 'abcfh',
      waiting: 'a',
      in_progress: 'bh',
      answered: 'cf',
      declined: 'dg',
    });
    expect(
      counted(rows, 'gone', 'erased', 'accepted', 'declined_duplicate', 'declined_advertising_or_abuse'),
    ).toEqual({
      gone: 'e',
      erased: 'efg',
      accepted: 'bch',
      declined_duplicate: 'd',
      declined_advertising_or_abuse: 'g',
    });
    expect(statisticsOf(rows).all.answered).toEqual({ part: 2, whole: 5, percent: '40.0' });
  });

  it('hold the first answer against the deadline, whose own day is in time', () => {
    const answered = (id: string, answerBy: string | undefined, ...days: string[]) =>
      comment(id, '2015-03-02', () => ({
        accepted: on('2015-03-03'),
        answerBy,
        replies: days.map((day) => reply(day)),
      }));
    const open = (id: string, answerBy: string) =>
      comment(id, '2016-01-04', () => ({ accepted: on('2016-01-05'), answerBy }));
    const rows = [
      answered('a', '2015-03-24', '2015-03-24', '2015-05-01'),
      answered('b', '2015-03-24', '2015-03-25'),
      answered('c', undefined, '2015-03-20'),
      open('d', '2016-02-15'),
      open('e', '2016-02-14'),
    ];
    expect(counted(rows, 'answered_in_time', 'answered_late', 'overdue', 'without_deadline')).toEqual({
      answered_in_time: 'a',
      answered_late: 'b',
      overdue: 'e',
      without_deadline: 'c',
    });
    expect(statisticsOf(rows).all.inTime).toEqual({ part: 1, whole: 3, percent: '33.3' });
    expect(statisticsOf(rows, '2016-02-16').all.inTime).toEqual({ part: 1, whole: 4, percent: '25.0' });
  });

  it('hold the decision against its deadline', () => {
    const rows = [
      comment('a', '2016-02-15', () => ({ acceptBy: '2016-02-14' })),
      comment('b', '2016-02-15', () => ({ acceptBy: '2016-02-15' })),
      comment('c', '2016-02-01', () => ({ acceptBy: '2016-02-05', accepted: on('2016-02-06') })),
      comment('d', '2016-02-01', () => ({
        acceptBy: '2016-02-05',
        declined: { ...on('2016-02-05'), reason: 'duplicate' },
      })),
      comment('e', '2016-02-01', () => ({ accepted: on('2016-02-14') })),
    ];
    expect(counted(rows, 'decision_overdue', 'decided_late')).toEqual({
      decision_overdue: 'a',
      decided_late: 'c',
    });
  });

  it('call four points of five satisfied', () => {
    const rated = (id: string, satisfaction: number) =>
      comment(id, '2015-03-02', () => ({ rated: { ...on('2015-04-01'), satisfaction } }));
    const rows = [rated('a', 5), rated('b', 4), rated('c', 3), comment('d', '2015-03-02')];
    expect(counted(rows, 'rated', 'satisfied')).toEqual({ rated: 'abc', satisfied: 'ab' });
    expect(statisticsOf(rows).all.satisfied).toEqual({ part: 2, whole: 3, percent: '66.7' });
  });

  it('stand in every group by the day of submission in the zone, by kind and by department', () => {
    const rows = [
      // Already April in Shanghai.
      { ...comment('a', '2015-03-31'), submitted: { position: 0, at: '2015-03-31T17:00:00.000Z', by } },
      comment('b', '2015-03-31', () => ({ kind: 'complaint', plan: 'p', department: 'bureau' })),
      comment('c', '2015-12-31', () => ({ plan: 'p', replies: [reply('2016-01-04', 'other')] })),
    ];
    const { quarters, months, kinds, departments } = statisticsOf(rows);
    const received = (groups: typeof months) =>
      [...groups].map(([key, { comments }]) => `${key} ${comments.received.join('')}`);
    expect(received(quarters)).toEqual(['2015-Q1 b', '2015-Q2 a', '2015-Q4 c']);
    expect(received(months)).toEqual(['2015-03 b', '2015-04 a', '2015-12 c']);
    expect(received(kinds)).toEqual(['enquiry ac', 'complaint b', 'suggestion ', 'request ']);
    expect(received(departments)).toEqual(['none a', 'p/bureau b', 'p/other c']);
  });

  it('stand with the department that answered last', () => {
    const replies = [reply('2015-03-20', 'first'), reply('2015-03-23', 'last')];
    const { departments } = statisticsOf([comment('a', '2015-03-02', () => ({ plan: 'p', replies }))]);
    expect([...departments.keys()]).toEqual(['p/last']);
  });

  it('tell whether something made up is among them', () => {
    const { all, kinds } = statisticsOf([
      comment('a', '2015-03-02'),
      comment('b', '2015-03-02', () => ({ kind: 'request', synthetic: true })),
    ]);
    expect(all.synthetic).toBe(true);
    expect(kinds.get('enquiry')?.synthetic).toBe(false);
    expect(kinds.get('request')?.synthetic).toBe(true);
  });

  it('put each comment into exactly one standing, whatever happened to it', () => {
    const day = fc.constantFrom('2015-03-03', '2015-04-01', '2016-02-14', '2016-03-01');
    const acts = fc.array(fc.tuple(fc.constantFrom('accept', 'decline', 'reply', 'erase', 'rate'), day), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 8 }), (histories) => {
        const rows = histories.map((history, index) => after(comment(String(index), '2015-03-02'), history));
        const { all } = statisticsOf(rows);
        const standing = STANDINGS.flatMap((measure) => all.comments[measure]);
        expect(standing.toSorted()).toEqual(all.comments.received.toSorted());
        expect(GROUNDS.flatMap((ground) => all.comments[ground]).length).toBe(all.comments.declined.length);
        for (const { part, whole } of [all.answered, all.inTime, all.satisfied])
          expect(part).toBeLessThanOrEqual(whole);
      }),
    );
  });
});

/** The row after such acts, in this order. */
const after = (row: CommentRow, history: [string, string][]): CommentRow =>
  history.reduce((now, [act, day], index) => afterAct(now, act, day, index), row);

function afterAct(row: CommentRow, act: string, day: string, index: number): CommentRow {
  const done = on(day);
  const reason = DECLINE_REASONS[index % DECLINE_REASONS.length] ?? 'duplicate';
  if (act === 'accept') return { ...row, accepted: done, answerBy: '2015-04-01' };
  if (act === 'decline') return { ...row, declined: { ...done, reason } };
  if (act === 'reply') return { ...row, replies: [...row.replies, { ...done, department: 'bureau' }] };
  if (act === 'rate') return { ...row, rated: { ...done, satisfaction: index + 1 } };
  return { ...row, erased: { ...done, reason: 'writer' } };
}

describe('handling times', () => {
  const answered = (id: string, from: string, to: string) =>
    comment(id, from, () => ({ replies: [reply(to)] }));
  const handling = (...rows: CommentRow[]) => statisticsOf(rows).all.handling;

  it('are working days from submission to the first answer', () => {
    // Friday to Monday: 1; over the National Day of 2015: 4 (8, 9, worked 10, 12 October); the same day: 0.
    const one = answered('a', '2015-03-06', '2015-03-09');
    const four = answered('b', '2015-09-30', '2015-10-12');
    const none = answered('c', '2015-03-06', '2015-03-06');
    expect(handling(one)).toEqual({ known: 'yes', mean: '1.0', median: '1.0' });
    expect(handling(one, four)).toEqual({ known: 'yes', mean: '2.5', median: '2.5' });
    expect(handling(one, four, none)).toEqual({ known: 'yes', mean: '1.7', median: '1.0' });
  });

  it('are none without an answer, and unknown where one of them is', () => {
    expect(handling(comment('a', '2015-03-06'))).toEqual({ known: 'none' });
    const beyond = answered('b', '2016-12-30', '2017-01-03');
    expect(handling(answered('a', '2015-03-06', '2015-03-09'), beyond)).toEqual({ known: 'no' });
    expect(
      statisticsOf([answered('a', '2015-03-06', '2015-03-09'), beyond]).months.get('2015-03')?.handling,
    ).toEqual({ known: 'yes', mean: '1.0', median: '1.0' });
  });

  it.each([
    [1, 20, '0.1'],
    [1, 21, '0.0'],
    [5, 2, '2.5'],
    [2, 3, '0.7'],
    [9, 4, '2.3'],
    [0, 7, '0.0'],
    [100, 1, '100.0'],
  ])('%i by %i is rounded half up to %s', (sum, count, rounded) => {
    expect(tenth(sum, count)).toBe(rounded);
  });
});

it('a share of nothing is none', () => {
  expect(statisticsOf([]).all.answered).toEqual({ part: 0, whole: 0, percent: null });
});

it('every kind has its line', () => {
  expect([...statisticsOf([]).kinds.keys()]).toEqual(COMMENT_KINDS);
});
