import { describe, expect, it } from 'vitest';
import { registry } from '../../../events/index.ts';
import { decideFigure, evaluateTarget, type SeriesState } from '../../../src/domain/decide/index.ts';
import { about, clerk, evaluating, eventOf, figure, refusalOf, series, TODAY, target } from './given.ts';

type Asked = Parameters<typeof decideFigure>[1];
const decide = (state: SeriesState, asked: object) => decideFigure(state, asked as Asked, TODAY);

describe('a reference value is reported', () => {
  const report = (data: object = {}) =>
    about({ type: 'report_reference', actor: clerk, reference: 'city', value: '70.1', ...data });
  const known = series([], { referenceAt: () => ({ value: '70', reported: { position: 5 } }) });

  it('of a series that the plan names', () => {
    const { type, data } = eventOf(decide(series(), report()));
    expect(type).toBe('reference.reported');
    expect(registry['reference.reported'].safeParse(data).error).toBeUndefined();
    expect(refusalOf(decide(series(), report({ reference: 'moon' })))).toEqual([
      'reference unknown_reference',
    ]);
  });

  it('and replaced only when that is meant', () => {
    expect(decide(known, report({ value: '70.0' }))).toEqual({ ok: true, events: [], unchanged: 5 });
    expect(refusalOf(decide(known, report()))).toEqual(['value reference_already_reported']);
    expect(eventOf(decide(known, report({ replace: true }))).data.value).toBe('70.1');
  });
});

describe('a baseline is set', () => {
  const set = (data: object = {}) => about({ type: 'set_baseline', actor: clerk, value: '50', ...data });
  const known = series([], { baselineAt: () => ({ value: '50', set: { position: 5 } }) });

  it('for a period of any kind that is over, or for none', () => {
    const { type, data } = eventOf(decide(series(), set({ period: '2012-Q4' })));
    expect(type).toBe('baseline.set');
    expect(registry['baseline.set'].safeParse(data).error).toBeUndefined();
    expect(eventOf(decide(series(), set({ period: undefined }))).data).not.toHaveProperty('period');
    expect(refusalOf(decide(series(), set({ period: '2016' })))).toEqual(['period period_not_over']);
  });

  it('and replaced only when that is meant', () => {
    expect(decide(known, set())).toMatchObject({ ok: true, unchanged: 5 });
    expect(refusalOf(decide(known, set({ value: '51' })))).toEqual(['value baseline_already_set']);
    expect(eventOf(decide(known, set({ value: '51', replace: true }))).data.value).toBe('51');
  });
});

describe('a target is evaluated', () => {
  const evaluate = (data: object, state = target()) => evaluateTarget(state, evaluating(data), TODAY);
  const before = {
    evaluation: 'a7a1f0a2-0c56-4a35-8f0e-54f0d4b5f001',
    state: 'missed' as const,
    opinion: '未达到',
    reliedOn: [],
    given: { position: 30 },
    revisions: [],
  };
  const others = figure({ reported: { position: 7, by: { ref: 'c9' } } });

  it.each(['2013', '2015', 'acceptance'])('for %s', (occasion) => {
    const { type, data } = eventOf(evaluate({ occasion }));
    expect(type).toBe('target.evaluated');
    expect(registry['target.evaluated'].safeParse(data).error).toBeUndefined();
  });

  it.each<[string, object, string[]]>([
    ['a year outside the plan', { occasion: '2016' }, ['occasion occasion']],
    ['another occasion', { occasion: 'spring' }, ['occasion occasion']],
    ['a state that only a rule gives', { state: 'no_data' }, ['state not_a_choice']],
    ['no opinion', { opinion: '' }, ['opinion required']],
    ['a figure that is not there', { reliedOn: [before.evaluation] }, ['reliedOn unknown_figure']],
    ['no id', { reliedOn: ['x'] }, ['reliedOn not_an_id']],
    ['a clerk', { actor: clerk }, ['role role_refused']],
  ])('but not with %s', (_what, data, refused) => {
    expect(refusalOf(evaluate(data))).toEqual(refused);
  });

  it('not before its year has begun', () => {
    expect(refusalOf(evaluateTarget(target(), evaluating(), '2014-12-31'))).toEqual([
      'occasion occasion_ahead',
    ]);
  });

  it('relying on others’ figures that stand', () => {
    const reliedOn = [others.figure];
    expect(eventOf(evaluate({ reliedOn }, target({ figures: [others] }))).data.reliedOn).toEqual(reliedOn);
    const ended = { ...others, ended: { position: 9 } };
    expect(refusalOf(evaluate({ reliedOn }, target({ figures: [ended] })))).toEqual([
      'reliedOn unknown_figure',
    ]);
    const own = { role: 'evaluator', ref: 'c9' };
    expect(refusalOf(evaluate({ reliedOn, actor: own }, target({ figures: [others] })))).toEqual([
      'ref own_report',
    ]);
  });

  it('anew only as a revision with its reason', () => {
    const state = target({ evaluation: before });
    expect(evaluate({}, state)).toEqual({ ok: true, events: [], unchanged: 30 });
    expect(refusalOf(evaluate({ state: 'behind' }, state))).toEqual(['reason reason_for_revision']);
    const { type, data } = eventOf(evaluate({ state: 'behind', reason: '复核' }, state));
    expect(type).toBe('evaluation.revised');
    expect(registry['evaluation.revised'].safeParse(data).error).toBeUndefined();
    expect(data).toMatchObject({ evaluation: before.evaluation, old: 'missed', state: 'behind' });
  });

  it('of a plan and a target that are there', () => {
    expect(refusalOf(evaluate({}, target({ plan: undefined })))).toEqual(['plan unknown_plan']);
    expect(refusalOf(evaluate({}, target({ indicator: undefined })))).toEqual(['target unknown_target']);
  });
});
