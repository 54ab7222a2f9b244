import { describe, expect, it } from 'vitest';
import { publicComment } from '../../../src/domain/public-comment.ts';
import { citesOf, revisionOf } from '../../../src/http/handling/acts.ts';
import { askedQueue, isIn, knownQueue, QUEUE_STATES, queued } from '../../../src/http/handling/queue.ts';
import type { CommentRow } from '../../../src/projections/rows.ts';

const TODAY = '2016-02-15';
const act = (position: number) => ({
  position,
  at: '2016-02-01T04:00:00.000Z',
  by: { role: 'resident' as const },
});
const comment = (position: number, more: Partial<CommentRow> = {}) => {
  const row = {
    ...{ comment: `c${position}`, kind: 'complaint', consent: true, state: 'submitted' },
    ...{ submitted: act(position), forwarded: [], extended: [], replies: [] },
    ...more,
  } as CommentRow;
  return publicComment(row, row, { day: TODAY, timeZone: 'Asia/Shanghai' });
};
const ids = (comments: readonly { row: CommentRow }[]) => comments.map(({ row }) => row.comment);
const taken = (answerBy: string, more: Partial<CommentRow> = {}) =>
  ({ state: 'accepted', accepted: act(50), answerBy, ...more }) as const;

describe('the queue of comments', () => {
  const all = [
    comment(1, { acceptBy: '2016-02-20' }),
    comment(2, taken('2016-02-10')),
    comment(3, taken('2016-02-16', { department: 'bureau' })),
    comment(4),
    comment(5, { acceptBy: '2016-02-16', kind: 'enquiry' }),
    comment(6, { ...taken('2016-02-20'), state: 'replied', replies: [{ ...act(60), department: 'bureau' }] }),
    comment(7, { state: 'declined', declined: { ...act(61), reason: 'duplicate' } }),
  ];
  const found = (more: object) =>
    ids(queued(all, { state: 'open', ...more }, ({ row }) => row.department ?? ''));

  it('begins with what is due first, then what is older; what has no day comes last', () => {
    expect(found({})).toEqual(['c2', 'c3', 'c5', 'c1', 'c4']);
  });

  it('is filtered by step, kind, department and subject', () => {
    expect(found({ state: 'overdue' })).toEqual(['c2']);
    expect(found({ state: 'unassigned' })).toEqual(['c2']);
    expect(found({ state: 'waiting' })).toEqual(['c5', 'c1', 'c4']);
    expect(found({ state: 'selectable' })).toEqual(['c6']);
    expect(found({ state: 'declined' })).toEqual(['c7']);
    expect(found({ state: 'all' })).toHaveLength(all.length);
    expect(found({ kind: 'enquiry' })).toEqual(['c5']);
    expect(found({ department: 'bureau' })).toEqual(['c3']);
    expect(found({ about: 'BUREAU' })).toEqual(['c3']);
  });

  it('has every comment in some step', () => {
    for (const each of all) {
      expect(QUEUE_STATES.filter((state) => state !== 'all' && isIn(each, state)).length).toBeGreaterThan(0);
    }
  });

  it('tells what it does not know, and asks for the rest', () => {
    const asked = (text: string) => askedQueue((name) => new URLSearchParams(text).get(name) ?? undefined);
    expect(asked('state=nowhere&kind=spam&department=d&about=%20')).toEqual({
      query: { state: 'open', department: 'd' },
      unknown: [
        { field: 'state', value: 'nowhere' },
        { field: 'kind', value: 'spam' },
      ],
    });
    expect(knownQueue(asked('state=all&kind=enquiry').query)).toEqual({ state: 'all', kind: 'enquiry' });
  });
});

describe('a form of staff', () => {
  it.each([
    ['412, 415', ['412', '415']],
    ['第 412 条、第４１５条', ['412', '415']],
    [' 412\n412 ', ['412']],
    ['8f0f1c4e-6a39-4f5e-9a0c-0b3b0a5b1d13;7', ['8f0f1c4e-6a39-4f5e-9a0c-0b3b0a5b1d13', '7']],
    ['', []],
    ['<script>', ['<script>']],
  ])('names records as people write them: %s', (text, cites) => {
    expect(citesOf(text)).toEqual(cites);
  });

  it('says which revision it has seen, or nothing', () => {
    expect(['0', '12', '', '-1', '1e3', '01'].map(revisionOf)).toEqual([
      ...[0, 12, undefined, undefined, undefined, undefined],
    ]);
  });
});
