/** What waits for whom. */
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/auth/people.ts';
import type { HeldRole } from '../../../src/auth/staff.ts';
import { accountsToDo, commentsToDo, inOrder } from '../../../src/http/staff/to-do.ts';
import type { CommentRow } from '../../../src/projections/rows.ts';

const TODAY = '2016-02-15';
const row = (more: Partial<CommentRow>): CommentRow => ({
  comment: 'c',
  kind: 'request',
  consent: true,
  state: 'submitted',
  submitted: { position: 1, at: '2016-02-01T00:00:00.000Z', by: { role: 'resident' } },
  forwarded: [],
  extended: [],
  replies: [],
  ...more,
});
const rows: CommentRow[] = [
  row({ acceptBy: '2016-02-12' }),
  row({ acceptBy: TODAY }),
  row({ acceptBy: '2016-02-19' }),
  row({ state: 'accepted', answerBy: '2016-03-01' }),
  row({ state: 'accepted', answerBy: '2016-02-10', department: 'housing-bureau' }),
  row({ state: 'accepted', answerBy: '2016-02-20', department: 'education-bureau' }),
];
const told = (...held: HeldRole[]) =>
  inOrder(commentsToDo(rows, 1, held, TODAY)).map(({ kind, count, overdue, next, department }) =>
    [kind, count, overdue ?? '', next ?? '', department ?? ''].join(' ').trim(),
  );

describe('of comments', () => {
  it('moderators decide, what is overdue first; a term that ends today is not past', () => {
    expect(told({ role: 'moderator' })).toEqual([
      `undecided 3 1 ${TODAY}`,
      'unanswered 2 1 2016-02-20',
      'unassigned 1 0 2016-03-01',
    ]);
  });

  it('responders answer for their own departments, each by itself', () => {
    const responder = { role: 'responder', department: 'housing-bureau' } as const;
    expect(told(responder)).toEqual(['unanswered 1 1  housing-bureau']);
    expect(told(responder, { ...responder, department: 'education-bureau' })).toEqual([
      'unanswered 1 1  housing-bureau',
      'unanswered 1 0 2016-02-20 education-bureau',
    ]);
  });

  it('editors publish, with their writers’ consent', () => {
    expect(told({ role: 'editor' })).toContain('selectable 1');
  });

  it('administrators see the work of both, and what falls due within two days is told', () => {
    expect(told({ role: 'administrator' })).toEqual(told({ role: 'moderator' }, { role: 'editor' }));
    const [undecided] = commentsToDo(
      [row({ acceptBy: TODAY }), row({ acceptBy: '2016-02-17' }), row({ acceptBy: '2016-02-18' })],
      0,
      [{ role: 'moderator' }],
      TODAY,
    );
    expect(undecided).toMatchObject({ count: 3, overdue: 0, soon: 2 });
  });

  it('auditors see all of it; who has nothing to do with comments sees nothing', () => {
    expect(told({ role: 'auditor' })).toHaveLength(4);
    expect(told({ role: 'reporter', department: 'housing-bureau' }, { role: 'office' })).toEqual([]);
  });
});

describe('of accounts', () => {
  const person = (id: string, more: Partial<Person> = {}): Person => ({
    ...{ id, name: id, email: `${id}@office.example`, since: '2016-01-01T00:00:00.000Z' },
    ...{ hasPassword: true, secondFactor: true },
    ...more,
  });
  const everybody = [
    person('anna'),
    person('ben', { hasPassword: false, secondFactor: false }),
    person('eve', { secondFactor: false }),
    person('gone', { disabledAt: '2016-02-01T00:00:00.000Z', hasPassword: false }),
  ];
  const roles = new Map<string, HeldRole[]>([
    ['anna', [{ role: 'administrator' }]],
    ['eve', [{ role: 'editor' }]],
    ['gone', [{ role: 'administrator' }]],
  ]);
  const kinds = (held: HeldRole, totp: 'required' | 'optional') =>
    inOrder(accountsToDo(everybody, roles, [held], totp)).map(({ kind, count }) => `${kind} ${count}`);

  it('administrators see to those that cannot do what they are for', () => {
    const administrator = { role: 'administrator' } as const;
    expect(kinds(administrator, 'required')).toEqual([
      'invited 1',
      'unprotected 1',
      'unroled 1',
      'singleAdministrator 1',
    ]);
    expect(kinds(administrator, 'optional')).not.toContain('unprotected 1');
    expect(kinds({ role: 'editor' }, 'required')).toEqual([]);
  });
});
