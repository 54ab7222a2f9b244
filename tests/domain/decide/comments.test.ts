import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../events/envelope.ts';
import { type CommentCommand, type CommentState, decideComment } from '../../../src/domain/decide/index.ts';

const COMMENT = '6f0f1c4e-6a39-4f5e-9a0c-0b3b0a5b1d11';
const EVENT = '7f0f1c4e-6a39-4f5e-9a0c-0b3b0a5b1d12';
const words = { title: '路灯坏了', body: '三号楼的路灯坏了一个月。', name: '王小明' };
const editor: Actor = { role: 'editor', ref: 'e1' };
const resident: Actor = { role: 'resident' };
const seal = (sealed: Record<string, unknown>) => ({
  commitment: 'c'.repeat(64),
  opening: { field: 'sealed', salt: '5'.repeat(64), sealed },
});

type Comment = NonNullable<CommentState['comment']>;
const standing = (more: Partial<Comment> = {}): CommentState => ({
  demo: false,
  comment: { state: 'accepted', consent: true, submitted: { position: 7 }, ...more },
  plan: undefined,
  departments: [{ department: 'bureau', name: '环保局', aliases: ['环保'] }],
});
const fresh: CommentState = {
  demo: false,
  comment: undefined,
  plan: { plan: 'small', knowsAbout: true },
  departments: [],
};

const submit = {
  type: 'submit_comment',
  id: COMMENT,
  actor: resident,
  kind: 'enquiry',
  consent: true,
  ...words,
};
const of = { id: EVENT, comment: COMMENT, actor: editor };
const select = { type: 'select_comment', ...of, ...words };
const deselect = { type: 'deselect_comment', ...of, reason: '重新遮盖' };
const reply = { type: 'reply_to_comment', ...of, department: '环保', body: '已经修好。' };
const sendBack = { type: 'send_back_comment', ...of, actor: { role: 'operator' } };
const extend = { type: 'extend_comment', ...of, answerBy: '2016-03-21' };
/** What goes out in public tells nobody's number. */
const TELLING = '写信人13812345678';
const erase = {
  ...{ type: 'erase_comment', ...of, actor: { role: 'operator' } },
  ...{ authority: '示例法院', reason: 'court' },
};

const decided = (state: CommentState, asked: object) => decideComment(state, asked as CommentCommand, seal);
const events = (state: CommentState, asked: object) => {
  const decision = decided(state, asked);
  if (!decision.ok) throw new Error(JSON.stringify(decision.problems));
  return decision.events;
};
const problems = (state: CommentState, asked: object) => {
  const decision = decided(state, asked);
  return decision.ok ? [] : decision.problems.map(({ field, code }) => `${field} ${code}`);
};

describe('a comment that is submitted', () => {
  it('seals what was written, and says the rest', () => {
    const [event] = events(fresh, { ...submit, plan: 'small', about: 'indicator/air' });
    expect(event).toEqual({
      stream: `comment/${COMMENT}`,
      id: COMMENT,
      type: 'comment.submitted',
      actor: resident,
      data: {
        ...{ comment: COMMENT, kind: 'enquiry', plan: 'small', about: 'indicator/air', consent: true },
        sealed: 'c'.repeat(64),
      },
      openings: [{ field: 'sealed', salt: '5'.repeat(64), sealed: words }],
    });
  });

  it('has an empty name where none was given', () => {
    const [event] = events(fresh, { ...submit, name: undefined });
    expect(event?.openings?.[0]?.sealed).toEqual({ ...words, name: '' });
  });

  it.each([
    ['id', 'not_an_id', { id: 'x' }],
    ['kind', 'not_a_choice', { kind: 'spam' }],
    ['title', 'required', { title: ' \n' }],
    ['title', 'required', { title: '\u200b\u2060\ufeff\u3164\u2800\u202e' }],
    ['body', 'required', { body: '\u200b'.repeat(20) }],
    ['body', 'too_short', { body: `九个字符不够长哦。${'\u200b'.repeat(20)}` }],
    ['title', 'too_long', { title: '题'.repeat(31) }],
    ['title', 'ill_formed', { title: '\ud800' }],
    ['body', 'too_short', { body: `九个字符不够长哦。${' '.repeat(20)}` }],
    ['body', 'too_long', { body: '字'.repeat(1001) }],
    ['body', 'too_long', { body: 'x'.repeat(1_000_000) }],
    ['body', 'ill_formed', { body: '十个字符的正文在此\0' }],
    ['name', 'too_long', { name: '名'.repeat(31) }],
    ['role', 'role_refused', { actor: { role: 'clerk' } }],
    ['ref', 'resident_named', { actor: { role: 'resident', ref: 'r1' } }],
    ['office', 'resident_named', { actor: { role: 'resident', office: '某街道' } }],
    ['synthetic', 'synthetic_outside_demo', { synthetic: true }],
  ])('is refused for its %s: %s', (field, code, wrong) => {
    expect(problems(fresh, { ...submit, ...wrong })).toEqual([`${field} ${code}`]);
  });

  it('is counted as people count: by characters, whatever they are made of', () => {
    expect(problems(fresh, { ...submit, title: '😀'.repeat(30), body: '😀'.repeat(1000) })).toEqual([]);
  });

  it('is about what its plan knows', () => {
    const about = { about: 'task/t1' };
    expect(problems({ ...fresh, plan: undefined }, { ...submit, plan: 'moon', ...about })).toEqual([
      'plan unknown_plan',
    ]);
    expect(problems({ ...fresh, plan: undefined }, { ...submit, ...about })).toEqual([
      'plan about_without_plan',
    ]);
    const unknown = { ...fresh, plan: { plan: 'small', knowsAbout: false } };
    expect(problems(unknown, { ...submit, plan: 'small', ...about })).toEqual(['about unknown_about']);
  });

  it('repeats nothing that was written when it is refused', () => {
    const decision = decided(fresh, { ...submit, title: `暗号${'题'.repeat(40)}`, body: '暗号' });
    expect(JSON.stringify(decision)).not.toContain('暗号');
  });
});

describe('a comment that is there', () => {
  it('is published as it was masked', () => {
    const [event] = events(standing({ synthetic: true }), { ...select, name: '王**' });
    expect(event).toMatchObject({
      type: 'comment.selected',
      data: { comment: COMMENT, synthetic: true },
      openings: [{ sealed: { ...words, name: '王**' } }],
    });
  });

  it.each<[string, Partial<Comment>, object]>([
    ['comment no_consent', { consent: false }, select],
    ['comment already_selected', { selected: { position: 9 } }, select],
    ['comment comment_declined', { declined: { position: 9 } }, select],
    ['role role_refused', {}, { ...select, actor: { role: 'clerk' } }],
    ['body too_short', {}, { ...select, body: '短' }],
    ['comment not_selected', {}, deselect],
    ['reason required', { selected: { position: 9 } }, { ...deselect, reason: '' }],
    ['reason identifies_people', { selected: { position: 9 } }, { ...deselect, reason: TELLING }],
    ['reason identifies_people', { department: 'bureau' }, { ...sendBack, reason: TELLING }],
    ['reason identifies_people', { answerBy: '2016-03-07' }, { ...extend, reason: TELLING }],
    ['title identifies_people', {}, { ...select, title: TELLING }],
    ['name identifies_people', {}, { ...select, name: TELLING }],
    ['comment comment_declined', { declined: { position: 9 } }, reply],
    ['department unknown_department', {}, { ...reply, department: '月球局' }],
    ['office clerk_without_office', {}, { ...reply, actor: { role: 'clerk' } }],
    ['office not_own_department', {}, { ...reply, actor: { role: 'clerk', office: '别的局' } }],
    ['body required', {}, { ...reply, body: '' }],
    ['body too_long', {}, { ...reply, body: '字'.repeat(5001) }],
    ['role role_refused', {}, { ...erase, actor: { role: 'clerk' } }],
    ['authority required', {}, { ...erase, authority: ' ' }],
    ['authority too_long', {}, { ...erase, authority: '字'.repeat(201) }],
    ['reason not_a_choice', {}, { ...erase, reason: 'whim' }],
    ['comment comment_erased', { erased: { position: 9 } }, select],
    ['comment comment_erased', { erased: { position: 9 } }, reply],
    ['comment comment_erased', { erased: { position: 9 } }, deselect],
  ])('is refused: %s', (problem, more, asked) => {
    expect(problems(standing(more), asked)).toEqual([problem]);
  });

  it.each([select, deselect, reply, erase])('must be there for $type', (asked) => {
    const nothing = { ...standing(), comment: undefined };
    expect(problems(nothing, asked)).toEqual(['comment unknown_comment']);
    expect(problems(nothing, { ...asked, comment: '../../etc' })).toEqual(['comment not_an_id']);
  });

  it('is answered by the department, whichever of its names is said', () => {
    const clerk = { ...reply, actor: { role: 'clerk', office: '环保局' } };
    expect(events(standing(), clerk)[0]).toMatchObject({
      type: 'comment.replied',
      data: { department: 'bureau' },
      openings: [{ sealed: { body: '已经修好。' } }],
    });
  });

  it('is taken down once', () => {
    expect(events(standing({ selected: { position: 9 } }), deselect)).toHaveLength(1);
    expect(decided(standing({ deselected: { position: 10 } }), deselect)).toEqual({
      ok: true,
      events: [],
      unchanged: 10,
    });
  });

  it('is erased once, from where it stood, whatever its state', () => {
    for (const state of ['submitted', 'declined', 'replied'] as const) {
      expect(events(standing({ state }), erase)).toMatchObject([
        { type: 'comment.erased', data: { position: 7, authority: '示例法院', reason: 'court' } },
      ]);
    }
    expect(decided(standing({ erased: { position: 11 } }), erase)).toMatchObject({ unchanged: 11 });
    expect(problems(standing({ erased: { position: 11 } }), { ...erase, actor: resident })).toContain(
      'comment comment_erased',
    );
  });
});
