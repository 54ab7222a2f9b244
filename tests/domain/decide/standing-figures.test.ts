import { describe, expect, it } from 'vitest';
import { registry } from '../../../events/index.ts';
import { decideFigure, type FigureState } from '../../../src/domain/decide/index.ts';
import { about, clerk, eventOf, figure, refusalOf, series, TODAY } from './given.ts';

type Asked = Parameters<typeof decideFigure>[1];
const decide = (figures: readonly FigureState[], asked: object) =>
  decideFigure(series(figures), asked as Asked, TODAY);

const verify = (data: object = {}) => about({ type: 'verify_figure', ...data });
const giveBack = (data: object = {}) => about({ type: 'return_figure', reason: '缺来源', ...data });
const withdraw = (data: object = {}) =>
  about({ type: 'withdraw_figure', reason: '年份有误', actor: clerk, ...data });
const correct = (data: object = {}) =>
  about({
    type: 'correct_figure',
    actor: clerk,
    new: { value: '74.6' },
    reason: '录入错误',
    kind: 'entry_error',
    ...data,
  });

const verified = figure({ state: 'verified', verified: { position: 8 } });

describe('every verb on a figure', () => {
  const verbs = [
    ['verify', verify],
    ['return', giveBack],
    ['withdraw', withdraw],
    ['correct', correct],
  ] as const;

  it.each(verbs)('%s needs one that stands', (_name, verb) => {
    expect(refusalOf(decide([], verb()))).toEqual(['period no_figure']);
    expect(refusalOf(decide([figure({ state: 'withdrawn', ended: { position: 8 } })], verb()))).toEqual([
      'figure figure_ended',
    ]);
  });

  it.each(verbs)('%s means the report that it names', (_name, verb) => {
    const other = '11111111-7f27-4a55-9d4a-0f3f0c2b7a11';
    expect(refusalOf(decide([figure()], verb({ figure: other })))).toEqual(['figure other_figure']);
    expect(decide([figure()], verb({ figure: figure().figure })).ok).toBe(true);
  });

  it.each(verbs)('%s writes an event that the vocabulary takes, made up as its figure is', (_name, verb) => {
    const { type, data } = eventOf(decide([figure({ synthetic: true })], verb()));
    expect(registry[type as keyof typeof registry].safeParse(data).error).toBeUndefined();
    expect(data).toMatchObject({ figure: figure().figure, period: '2014', synthetic: true });
  });

  it.each([
    ['verify', verify({ actor: clerk })],
    ['return', giveBack({ actor: clerk })],
    ['withdraw', withdraw({ actor: { role: 'evaluator' } })],
    ['correct', correct({ actor: { role: 'resident' } })],
  ])('%s takes its role', (_name, asked) => {
    expect(refusalOf(decide([figure()], asked))).toContain('role role_refused');
  });
});

describe('a figure is verified', () => {
  it('by somebody else, once', () => {
    expect(eventOf(decide([figure()], verify({ opinion: '已核对' }))).data.opinion).toBe('已核对');
    expect(refusalOf(decide([verified], verify()))).toEqual(['figure already_verified']);
  });

  it.each([
    ['its reporter', figure(), 'own_report'],
    ['its last corrector', figure({ reported: by('x'), corrections: [by('c1')] }), 'own_report'],
    ['its reporter after another’s correction', figure({ corrections: [by('x')] }), 'own_report'],
  ])('never by %s, whatever the role', (_who, one, code) => {
    for (const role of ['verifier', 'administrator', 'operator', 'system'] as const) {
      expect(refusalOf(decide([one], verify({ actor: { role, ref: 'c1' } })))).toEqual([`ref ${code}`]);
    }
  });

  it('only where two people can be told apart', () => {
    expect(refusalOf(decide([figure()], verify({ actor: { role: 'verifier' } })))).toEqual([
      'ref asker_unnamed',
    ]);
    expect(refusalOf(decide([figure({ reported: by(undefined) })], verify()))).toEqual([
      'ref reporter_unnamed',
    ]);
    expect(refusalOf(decide([figure({ corrections: [by(undefined)] })], verify()))).toEqual([
      'ref reporter_unnamed',
    ]);
  });
});

describe('a figure is returned', () => {
  it('with a reason, before it is verified', () => {
    expect(eventOf(decide([figure()], giveBack())).data.reason).toBe('缺来源');
    expect(refusalOf(decide([figure()], giveBack({ reason: ' ' })))).toEqual(['reason required']);
    expect(refusalOf(decide([verified], giveBack()))).toEqual(['figure verified_return']);
  });
});

describe('a figure is withdrawn', () => {
  it('with a reason, by the department that reports it', () => {
    expect(decide([verified], withdraw()).ok).toBe(true);
    expect(refusalOf(decide([figure()], withdraw({ reason: '' })))).toEqual(['reason required']);
    const other = { role: 'clerk', office: 'sports' };
    expect(refusalOf(decide([figure()], withdraw({ actor: other })))).toEqual(['office other_department']);
  });
});

describe('a figure is corrected', () => {
  it('to a new observation beside the old', () => {
    const { data } = eventOf(decide([verified], correct({ old: { value: '74.8' } })));
    expect(data).toMatchObject({
      old: { value: '74.8', status: 'A' },
      new: { value: '74.6', status: 'A' },
      kind: 'entry_error',
    });
  });

  it.each([
    ['to a missing one', { new: { status: 'Q' } }],
    ['to a break in the series', { new: { value: '74.8', status: 'B' } }],
    ['with its source', { source: { name: '统计公报' }, statedOn: '2015-06-01' }],
  ])('%s', (_what, data) => {
    expect(decide([figure()], correct(data)).ok).toBe(true);
  });

  it.each([
    ['what is no longer so', { old: { value: '74.9' } }, ['old old_differs']],
    ['nothing', { new: { value: '74.8' } }, ['value nothing_changed']],
    ['to no value', { new: {} }, ['value value_missing']],
    ['to a bad value', { new: { value: '1e1' } }, ['value decimal_exponent']],
    ['without a reason', { reason: '' }, ['reason required']],
    ['without a kind', { kind: 'whim' }, ['kind not_a_choice']],
  ])('but not %s', (_what, data, refused) => {
    expect(refusalOf(decide([figure()], correct(data)))).toEqual(refused);
  });
});

const by = (ref: string | undefined) => ({ position: 9, by: { ref } });
