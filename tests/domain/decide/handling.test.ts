import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../events/envelope.ts';
import { type CommentCommand, type CommentState, decideComment } from '../../../src/domain/decide/index.ts';

const COMMENT = '6f0f1c4e-6a39-4f5e-9a0c-0b3b0a5b1d11';
const EVENT = '7f0f1c4e-6a39-4f5e-9a0c-0b3b0a5b1d12';
const CITED = '8f0f1c4e-6a39-4f5e-9a0c-0b3b0a5b1d13';
const TODAY = '2016-02-15';
const words = { title: '路灯坏了', body: '三号楼的路灯坏了一个月。', name: '' };
const moderator: Actor = { role: 'moderator', ref: 'm1' };
const responder: Actor = { role: 'responder', office: 'bureau', ref: 'r1' };
const resident: Actor = { role: 'resident' };
const seal = (sealed: Record<string, unknown>) => ({
  commitment: 'c'.repeat(64),
  opening: { field: 'sealed', salt: '5'.repeat(64), sealed },
});

type Comment = NonNullable<CommentState['comment']>;
const standing = (comment: Partial<Comment> = {}, state: Partial<CommentState> = {}): CommentState => ({
  demo: false,
  comment: { state: 'submitted', consent: true, submitted: { position: 7 }, ...comment },
  plan: undefined,
  departments: [
    { department: 'bureau', name: '环保局', aliases: ['环保'], succeededBy: { department: 'ecology' } },
    { department: 'ecology', name: '生态局', aliases: [] },
    { department: 'sports', name: '体育局', aliases: [] },
  ],
  today: TODAY,
  deadline: '2016-03-07',
  ...state,
});
const taken = { state: 'accepted', accepted: { position: 8 }, answerBy: '2016-03-07' } as const;
const held = { ...taken, department: 'bureau' };
const answered = { ...held, state: 'replied', replies: [{ position: 9 }] } as const;

const of = { id: EVENT, comment: COMMENT, actor: moderator };
const accept = { type: 'accept_comment', ...of };
const decline = { type: 'decline_comment', ...of, reason: 'duplicate', words: '与前一留言重复' };
const forward = { type: 'forward_comment', ...of, department: '环保' };
const sendBack = { type: 'send_back_comment', ...of, actor: responder, reason: '属体育局职责' };
const extend = { type: 'extend_comment', ...of, reason: '需现场勘查' };
const rate = { type: 'rate_comment', ...of, actor: resident, satisfaction: 4 };
const reply = { type: 'reply_to_comment', ...of, actor: responder, department: 'bureau', body: '已经修好。' };
const select = { type: 'select_comment', ...of, actor: { role: 'editor' }, ...words };

const decided = (state: CommentState, asked: object) => decideComment(state, asked as CommentCommand, seal);
const event = (state: CommentState, asked: object) => {
  const decision = decided(state, asked);
  if (!decision.ok) throw new Error(JSON.stringify(decision.problems));
  return decision.events[0];
};
const problems = (state: CommentState, asked: object) => {
  const decision = decided(state, asked);
  return decision.ok ? [] : decision.problems.map(({ field, code }) => `${field} ${code}`);
};

describe('a comment that is handled', () => {
  it('goes to nobody by a plan’s word for all of its departments', () => {
    const all = { department: 'all-departments', name: '各部门', aliases: [] };
    const known = { departments: [...standing().departments, all] };
    const refused = ['department collective_department'];
    expect(problems(standing(taken, known), { ...forward, department: '各部门' })).toEqual(refused);
    expect(problems(standing({}, known), { ...accept, department: 'all-departments' })).toEqual(refused);
  });

  it('is accepted with the day by which it is answered, and with who answers', () => {
    expect(event(standing(), accept)).toEqual({
      stream: `comment/${COMMENT}`,
      id: EVENT,
      type: 'comment.accepted',
      actor: moderator,
      data: { comment: COMMENT, answerBy: '2016-03-07' },
    });
    expect(event(standing({ synthetic: true }), { ...accept, department: '环保局' })?.data).toEqual({
      ...{ comment: COMMENT, synthetic: true, department: 'bureau', answerBy: '2016-03-07' },
    });
  });

  it('takes the day as it is said only where no table tells it', () => {
    const beyond = standing({}, { deadline: undefined });
    expect(problems(beyond, accept)).toEqual(['answerBy deadline_unknown']);
    expect(problems(beyond, { ...accept, answerBy: TODAY })).toEqual(['answerBy deadline_over']);
    expect(problems(beyond, { ...accept, answerBy: '2016-02-30' })).toEqual(['answerBy not_a_date']);
    expect(event(beyond, { ...accept, answerBy: '2016-03-31' })?.data).toMatchObject({
      answerBy: '2016-03-31',
    });
    expect(problems(standing(), { ...accept, answerBy: '2016-03-31' })).toEqual([
      'answerBy deadline_by_table',
    ]);
  });

  it('is declined on a ground and in words', () => {
    expect(event(standing(), decline)?.data).toEqual({
      ...{ comment: COMMENT, reason: 'duplicate', words: '与前一留言重复' },
    });
    expect(problems(standing(), { ...decline, words: '请致电021-52564588' })).toEqual([]);
  });

  it('is forwarded, and sent back by who has it', () => {
    expect(event(standing(taken), forward)?.data).toEqual({ comment: COMMENT, department: 'bureau' });
    expect(event(standing(held), sendBack)?.data).toEqual({
      ...{ comment: COMMENT, department: 'bureau', reason: '属体育局职责' },
    });
  });

  it('is put off once, also by who has it', () => {
    for (const actor of [moderator, responder]) {
      const later = standing(held, { deadline: '2016-03-28' });
      expect(event(later, { ...extend, actor })?.data).toMatchObject({ answerBy: '2016-03-28' });
    }
  });

  it('is answered with what it cites, each once', () => {
    const cited = new Map([
      ['3', { id: CITED, type: 'figure.corrected' }],
      [CITED, { id: CITED, type: 'figure.corrected' }],
    ]);
    expect(event(standing(held, { cited }), { ...reply, cites: ['3', CITED] })?.data).toMatchObject({
      cites: [CITED],
    });
    expect(event(standing(held), reply)?.data).not.toHaveProperty('cites');
    expect(
      event(standing(held), { ...reply, department: 'ecology', actor: { role: 'editor' } })?.data,
    ).toMatchObject({
      department: 'ecology',
    });
  });

  it('is rated by its writer', () => {
    expect(event(standing(answered), rate)?.data).toEqual({ comment: COMMENT, satisfaction: 4 });
  });

  it('is published with what its editor says is nobody’s', () => {
    const body = '物业办公室的电话021-52564588打不通。';
    expect(problems(standing(taken), { ...select, body })).toEqual(['body identifies_people']);
    expect(problems(standing(taken), { ...select, body, left: ['021-52564588'] })).toEqual([]);
    const more = { body: `${body}我的13812345678`, left: ['021-52564588'] };
    expect(problems(standing(taken), { ...select, ...more })).toEqual(['body identifies_people']);
  });

  it('repeats no number that it refuses', () => {
    const decision = decided(standing(taken), { ...select, body: '请打我的手机13812345678谢谢' });
    expect(JSON.stringify(decision)).not.toContain('13812345678');
  });

  it.each<[string, Partial<Comment>, object]>([
    ['role role_refused', {}, { ...accept, actor: responder }],
    ['role role_refused', {}, { ...accept, actor: resident }],
    ['comment comment_declined', { state: 'declined', declined: { position: 9 } }, accept],
    ['comment already_accepted', taken, accept],
    ['department unknown_department', {}, { ...accept, department: '月球局' }],
    ['role role_refused', {}, { ...decline, actor: responder }],
    ['comment already_accepted', taken, decline],
    ['comment comment_declined', { state: 'declined', declined: { position: 9 } }, decline],
    ['reason not_a_choice', {}, { ...decline, reason: 'whim' }],
    ['words required', {}, { ...decline, words: ' ' }],
    ['words too_long', {}, { ...decline, words: '字'.repeat(501) }],
    ['words identifies_people', {}, { ...decline, words: '写信人13812345678' }],
    ['role role_refused', taken, { ...forward, actor: responder }],
    ['comment not_accepted', {}, forward],
    ['comment already_replied', answered, { ...forward, department: 'sports' }],
    ['department has_it_already', held, forward],
    ['department unknown_department', taken, { ...forward, department: '月球局' }],
    ['role role_refused', held, { ...sendBack, actor: moderator }],
    ['department with_nobody', taken, sendBack],
    ['office not_own_department', held, { ...sendBack, actor: { ...responder, office: 'sports' } }],
    ['office clerk_without_office', held, { ...sendBack, actor: { role: 'responder' } }],
    ['comment already_replied', answered, sendBack],
    ['reason required', held, { ...sendBack, reason: '' }],
    ['comment not_accepted', {}, extend],
    ['comment already_extended', { ...held, extended: [{ position: 9 }] }, extend],
    ['comment already_replied', answered, extend],
    ['comment extension_late', { ...held, answerBy: '2016-02-14' }, extend],
    ['office not_own_department', held, { ...extend, actor: { ...responder, office: 'sports' } }],
    ['reason required', held, { ...extend, reason: ' ' }],
    ['comment not_accepted', {}, reply],
    ['office not_own_department', held, { ...reply, actor: { ...responder, office: 'sports' } }],
    ['department another_has_it', held, { ...reply, department: 'sports', actor: { role: 'editor' } }],
    ['cites unknown_event', held, { ...reply, cites: ['99'] }],
    ['cites too_many', held, { ...reply, cites: Array.from({ length: 21 }, String) }],
    ['body identifies_people', held, { ...reply, body: '已电告王先生13812345678' }],
    ['role role_refused', held, { ...reply, actor: { role: 'moderator' } }],
    ['comment not_replied', held, rate],
    ['comment already_rated', { ...answered, rated: { position: 10 } }, rate],
    ['satisfaction not_a_choice', answered, { ...rate, satisfaction: 6 }],
    ['satisfaction not_a_choice', answered, { ...rate, satisfaction: 0 }],
    ['satisfaction not_a_choice', answered, { ...rate, satisfaction: 1.5 }],
    ['satisfaction not_a_choice', answered, { ...rate, satisfaction: Number.NaN }],
    ['ref resident_named', answered, { ...rate, actor: { role: 'resident', ref: 'x' } }],
    ['role role_refused', answered, { ...rate, actor: moderator }],
    ['comment not_accepted', {}, select],
    ['comment comment_erased', { erased: { position: 9 } }, accept],
    ['comment comment_erased', { erased: { position: 9 } }, rate],
  ])('is refused: %s', (problem, more, asked) => {
    expect(problems(standing(more), asked)).toEqual([problem]);
  });

  it('cites neither comments nor accounts', () => {
    for (const type of ['comment.submitted', 'role.granted', 'key.announced']) {
      const cited = new Map([['3', { id: CITED, type }]]);
      expect(problems(standing(held, { cited }), { ...reply, cites: ['3'] })).toEqual(['cites not_citable']);
    }
  });

  it.each([accept, decline, forward, sendBack, extend, rate])('must be there for $type', (asked) => {
    const nothing = { ...standing(), comment: undefined };
    expect(problems(nothing, asked)).toEqual(['comment unknown_comment']);
    expect(problems(nothing, { ...asked, comment: '../../etc' })).toEqual(['comment not_an_id']);
  });
});
