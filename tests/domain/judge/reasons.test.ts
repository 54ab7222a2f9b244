/** Why a verdict is what it is: the arithmetic to the letter, the events, and whether it is provisional. */
import { describe, expect, test } from 'vitest';
import type { Facts, Term, Verdict } from '../../../src/domain/facts.ts';
import { judge } from '../../../src/domain/judge/index.ts';
import { AFTER, baseline, DURING, evaluation, facts, figures, reference, target } from './given.ts';

/** `shortfall subtract(8, 6) = 2`: what a term says, without unit and period. */
const told = ({ label, op, operands, result, operator }: Term) =>
  `${label} ${operator ?? op}(${operands.join(', ')}) = ${result}`;
const arithmetic = ({ terms }: Verdict) => terms.map(told);

const threeYears = (measure: Facts['indicator']['measure'], ...written: string[]) =>
  facts(measure, { figures: figures(...written) });

describe('the arithmetic', () => {
  test('3 + 2 + 1 = 6, the target 8, short of 2', () => {
    const verdict = judge(
      target({ kind: 'at_least', value: '8', unit: '项' }),
      threeYears('flow', '2013 3', '2014 2', '2015 1'),
      AFTER,
    );
    expect(verdict).toEqual({
      state: 'missed',
      provisional: false,
      rule: 'at_least/1',
      because: [10, 20, 30],
      terms: [
        { label: 'figure', op: 'given', operands: ['3'], result: '3', unit: '项', period: '2013' },
        { label: 'figure', op: 'given', operands: ['2'], result: '2', unit: '项', period: '2014' },
        { label: 'figure', op: 'given', operands: ['1'], result: '1', unit: '项', period: '2015' },
        {
          label: 'total',
          op: 'add',
          operands: ['3', '2', '1'],
          result: '6',
          unit: '项',
          periods: ['2013', '2014', '2015'],
        },
        { label: 'target', op: 'given', operands: ['8'], result: '8', unit: '项' },
        { label: 'satisfied', op: 'compare', operands: ['6', '8'], result: 'false', operator: 'at_least' },
        { label: 'shortfall', op: 'subtract', operands: ['8', '6'], result: '2', unit: '项' },
      ],
    });
  });

  test('9 of 16 at the end of 2014 are behind a line of 10.67', () => {
    const verdict = judge(
      target({ kind: 'at_least', value: '16' }),
      threeYears('flow', '2013 4', '2014 5'),
      DURING,
    );
    expect(verdict.state).toBe('behind');
    expect(arithmetic(verdict).slice(2)).toEqual([
      'total add(4, 5) = 9',
      'target given(16) = 16',
      'elapsed_days given(730) = 730',
      'plan_days given(1095) = 1095',
      'line proportion(16, 730, 1095) = 10.67',
      'satisfied at_least(9, 10.67) = false',
    ]);
  });

  test('5 of 8 at the end of 2014 are behind a line of 5.33, and so they are half a year later', () => {
    const given = threeYears('flow', '2013 3', '2014 2');
    const eight = target({ kind: 'at_least', value: '8' });
    const verdict = judge(eight, given, DURING);
    expect(arithmetic(verdict).slice(-2)).toEqual([
      'line proportion(8, 730, 1095) = 5.33',
      'satisfied at_least(5, 5.33) = false',
    ]);
    expect(judge(eight, given, '2015-06-30')).toEqual(verdict);
  });

  test('the air: 62.2 under a new definition, 74.8, then 69.7 of 90', () => {
    const air = threeYears('rate', '2013 62.2 B', '2014 74.8', '2015 69.7');
    const ninety = target({ kind: 'at_least', value: '90', unit: '%' });
    const missed = judge(ninety, air, AFTER);
    expect(missed).toMatchObject({ state: 'missed', because: [30] });
    expect(arithmetic(missed)).toEqual([
      'figure given(69.7) = 69.7',
      'target given(90) = 90',
      'satisfied at_least(69.7, 90) = false',
      'shortfall subtract(90, 69.7) = 20.3',
    ]);
    const behind = judge(ninety, air, DURING);
    expect(behind).toMatchObject({ state: 'behind', because: [10, 20] });
    expect(arithmetic(behind).slice(4)).toEqual([
      'elapsed_days given(365) = 365',
      'plan_days given(730) = 730',
      'remaining subtract(90, 62.2) = 27.8',
      'pace proportion(27.8, 365, 730) = 13.90',
      'line add(62.2, 13.90) = 76.10',
      'satisfied at_least(74.8, 76.10) = false',
    ]);
  });

  test('a change in per cent of the baseline', () => {
    const fall = target({
      kind: 'relative_change',
      value: '17',
      unit: '%',
      baseline: { period: '2012' },
      params: { direction: 'decrease', operator: 'at_least' },
    });
    const given = { ...threeYears('level', '2015 0.50'), baselines: [baseline('2012', '0.6')] };
    const verdict = judge(fall, given, AFTER);
    expect(verdict).toMatchObject({ state: 'missed', because: [10, 700] });
    expect(arithmetic(verdict)).toEqual([
      'baseline given(0.6) = 0.6',
      'figure given(0.50) = 0.50',
      'change subtract(0.6, 0.50) = 0.10',
      'change_percent proportion(0.10, 100, 0.6) = 16.67',
      'target given(17) = 17',
      'satisfied at_least(16.67, 17) = false',
      'shortfall subtract(17, 16.67) = 0.33',
    ]);
  });

  test('a sum on top of a baseline, the figures summed before', () => {
    const cumulative = target({ kind: 'at_least', value: '190', baseline: { note: '起算时间不明' } });
    const given = {
      ...threeYears('flow', '2013 34', '2014 34', '2015 31'),
      baselines: [baseline(undefined, '86')],
    };
    expect(arithmetic(judge(cumulative, given, AFTER))).toEqual([
      'baseline given(86) = 86',
      'figure given(34) = 34',
      'figure given(34) = 34',
      'figure given(31) = 31',
      'total add(34, 34, 31) = 99',
      'total add(86, 99) = 185',
      'target given(190) = 190',
      'satisfied at_least(185, 190) = false',
      'shortfall subtract(190, 185) = 5',
    ]);
  });

  test('a change that only just misses is not rounded into the target', () => {
    const growth = target({
      kind: 'relative_change',
      value: '20',
      baseline: { period: '2012', value: '3000000' },
      params: { direction: 'increase', operator: 'at_least' },
    });
    const verdict = judge(growth, threeYears('level', '2015 3599999'), AFTER);
    expect(verdict.state).toBe('missed');
    expect(arithmetic(verdict)).toContain('change_percent proportion(599999, 100, 3000000) = 19.99997');
  });

  test('two years of three, one crossed', () => {
    const verdict = judge(
      target({ kind: 'each_year', value: '5', params: { inner: 'at_least' } }),
      threeYears('flow', '2013 5', '2014-H1 2', '2014-H2 2', '2015 6'),
      AFTER,
    );
    expect(verdict).toMatchObject({ state: 'missed', because: [10, 20, 30, 40] });
    expect(arithmetic(verdict).slice(-6)).toEqual([
      'figure given(2) = 2',
      'total add(2, 2) = 4',
      'satisfied at_least(4, 5) = false',
      'figure given(6) = 6',
      'satisfied at_least(6, 5) = true',
      'years_satisfied count(true, false, true) = 2',
    ]);
  });

  test('a figure that is missing in between is counted as missing, not as zero', () => {
    const verdict = judge(
      target({ kind: 'maintain', value: '95', params: { inner: 'at_least' } }),
      threeYears('rate', '2013 96', '2014 - O', '2015 97'),
      AFTER,
    );
    expect(verdict).toMatchObject({ state: 'met', reason: 'figure_missing', because: [10, 20, 30] });
    expect(verdict.terms.at(-1)).toEqual({
      label: 'missing',
      op: 'count',
      operands: ['true'],
      result: '1',
      periods: ['2014'],
    });
  });

  test('places count by name, and a place that is not on the list does not', () => {
    const covered = target({ kind: 'coverage', params: { places: ['north', 'south', 'west'] } });
    const given = facts('level', {
      figures: figures('2015 3').map((figure) => ({ ...figure, places: ['south', 'north', 'moon'] })),
    });
    const verdict = judge(covered, given, AFTER);
    expect(verdict.state).toBe('missed');
    expect(verdict.terms[0]).toEqual({
      label: 'places',
      op: 'count',
      operands: ['true', 'true', 'false'],
      items: ['north', 'south', 'west'],
      result: '2',
    });
    expect(arithmetic(verdict).at(-1)).toBe('shortfall subtract(3, 2) = 1');
  });

  test('below zero, forty digits, thirty decimals', () => {
    const cold = judge(target({ kind: 'at_most', value: '-5.5' }), threeYears('level', '2015 -5.6'), AFTER);
    expect(cold.state).toBe('met');
    const huge = '9'.repeat(40);
    const sum = judge(
      target({ kind: 'more_than', value: huge }),
      threeYears('flow', `2013 ${huge}`, '2014 0.000000000000000000000000000001', '2015 0'),
      AFTER,
    );
    expect(sum.state).toBe('met');
    expect(sum.terms.find(({ label }) => label === 'total')?.result).toBe(
      `${huge}.000000000000000000000000000001`,
    );
  });

  test('a line that two decimals cannot tell from the total is told with more', () => {
    const verdict = judge(
      target({ kind: 'at_least', value: '8' }),
      threeYears('flow', '2013 3', '2014 2.3333333333'),
      DURING,
    );
    expect(verdict.state).toBe('behind');
    expect(arithmetic(verdict).at(-2)).toBe('line proportion(8, 730, 1095) = 5.33333333333');
  });
});

describe('ranges', () => {
  const fiscal = { range: 'fiscal_year', fiscalYearStart: '04-01' } as const;
  const plan = { start: '2013-04-01', end: '2016-03-31' };

  test('a flow over fiscal years is complete with the last of them', () => {
    const given = facts('flow', {
      plan,
      indicator: fiscal,
      figures: figures('2013/2014 3', '2014/2015 2', '2015-Q2 1', '2015-Q3 0', '2015-Q4 0', '2016-Q1 1'),
    });
    const verdict = judge(target({ kind: 'at_least', value: '8', due: '2016' }), given, '2017-01-01');
    expect(verdict).toMatchObject({ state: 'missed', because: [10, 20, 30, 40, 50, 60] });
  });

  test('every fiscal year of the plan counts for each_year', () => {
    const given = facts('flow', {
      plan,
      indicator: fiscal,
      figures: figures('2013/2014 5', '2014/2015 5', '2015/2016 5'),
    });
    const every = target({ kind: 'each_year', value: '5', params: { inner: 'at_least' } });
    expect(judge(every, given, '2016-03-31').state).toBe('met');
    expect(judge(every, given, '2016-03-30').state).toBe('on_track');
  });

  test('a calendar year is no part of a fiscal one', () => {
    const given = facts('flow', { plan, indicator: fiscal, figures: figures('2013 9', '2014 9', '2015 9') });
    const every = target({ kind: 'each_year', value: '5', params: { inner: 'at_least' } });
    expect(judge(every, given, '2017-01-01').state).toBe('no_data');
    const total = judge(target({ kind: 'at_most', value: '5', due: '2016' }), given, '2017-01-01');
    expect(total).toMatchObject({ state: 'missed', because: [20, 30] });
  });

  test('a mean over three years is judged by the one that ends in the due year', () => {
    const given = facts('rate', {
      indicator: { range: 'mean' },
      figures: figures('2011/2013 9', '2013/2015 4'),
    });
    expect(judge(target({ kind: 'at_least', value: '5' }), given, AFTER)).toMatchObject({
      state: 'missed',
      because: [20],
    });
  });

  test('before a day within the year, the last range that ended speaks; an older one does not', () => {
    const due = target({ kind: 'at_least', value: '5', due: '2015-06-30' });
    const on = (...written: string[]) =>
      judge(due, facts('rate', { indicator: fiscal, figures: figures(...written) }), AFTER).state;
    expect(on('2014/2015 5')).toBe('met');
    expect(on('2013/2014 5')).toBe('no_data');
  });

  test('a range that straddles the plan, and a fiscal year of three years, count nothing', () => {
    const given = facts('flow', { figures: figures('2012/2013 9', '2013 1', '2014 1', '2015 1') });
    expect(judge(target({ kind: 'at_least', value: '8' }), given, AFTER).because).toEqual([20, 30, 40]);
    const odd = facts('rate', { indicator: fiscal, figures: figures('2012/2015 9') });
    expect(judge(target({ kind: 'at_least', value: '5' }), odd, AFTER).state).toBe('no_data');
  });
});

describe('a plan that begins within a year', () => {
  const plan = { start: '2013-03-01', end: '2015-12-31' };
  const eight = target({ kind: 'at_least', value: '8' });
  const on = (...written: string[]) =>
    judge(eight, facts('flow', { plan, figures: figures(...written) }), AFTER);

  test('counts that year whole when nothing finer is known', () => {
    expect(on('2013 3', '2014 2', '2015 2')).toMatchObject({ state: 'missed', because: [10, 20, 30] });
    expect(on('2013 3', '2014 2', '2015 3').state).toBe('met');
  });

  test('prefers the quarters that lie within the plan', () => {
    const quarters = ['2013-Q2 1', '2013-Q3 1', '2013-Q4 1'];
    expect(on('2013-Q1 4', ...quarters, '2013 9', '2014 2', '2015 2')).toMatchObject({
      state: 'met',
      because: [10, 20, 30, 40, 60, 70],
    });
  });
});

describe('which facts count', () => {
  const five = target({ kind: 'at_least', value: '5' });

  test('figures of another scope do not; the indicator’s own scope may be left out', () => {
    const scoped = (scope: string | undefined) =>
      facts('level', {
        indicator: { scope: 'district' },
        figures: figures('2015 5').map((figure) => ({ ...figure, scope })),
      });
    expect(judge(five, scoped(undefined), AFTER).state).toBe('met');
    expect(judge(five, scoped('district'), AFTER).state).toBe('met');
    expect(judge(five, scoped('north'), AFTER).state).toBe('no_data');
    expect(judge({ ...five, scope: 'north' }, scoped('north'), AFTER).state).toBe('met');
    expect(judge({ ...five, scope: 'north' }, scoped(undefined), AFTER).state).toBe('no_data');
  });

  test('references follow the scope and the newest word for a period', () => {
    const below = target({ kind: 'versus_reference', params: { operator: 'less_than', reference: 'city' } });
    const given = facts('rate', {
      figures: figures('2015 4'),
      references: [
        reference('2015', '3', 500),
        reference('2015', '5', 501),
        { ...reference('2015', '1', 502), scope: 'north' },
        { ...reference('2015', '1', 503), reference: 'nation' },
      ],
    });
    expect(judge(below, given, AFTER)).toMatchObject({ state: 'met', because: [10, 501] });
  });

  test('one unverified figure among those used makes it provisional, one that is not used does not', () => {
    const given = (...written: string[]) => facts('level', { figures: figures(...written) });
    expect(judge(five, given('2015 5?'), AFTER).provisional).toBe(true);
    expect(judge(five, given('2014 5?', '2015 5'), AFTER).provisional).toBe(false);
    expect(judge(five, given('2015 - O?'), AFTER)).toMatchObject({ state: 'no_data', provisional: true });
  });

  test('all events of a figure are named', () => {
    const given = facts('level', {
      figures: figures('2015 5').map((one) => ({ ...one, positions: [7, 31, 12] })),
    });
    expect(judge(five, given, AFTER).because).toEqual([7, 12, 31]);
  });

  test('the plan’s own baseline stands before one that was set', () => {
    const growth = (value?: string) =>
      target({
        kind: 'relative_change',
        value: '20',
        baseline: { period: '2012', ...(value && { value }) },
        params: { direction: 'increase', operator: 'at_least' },
      });
    const given = {
      ...facts('level', { figures: figures('2015 120') }),
      baselines: [baseline('2012', '110', 701), baseline('2012', '100', 702), baseline(undefined, '1', 703)],
    };
    expect(judge(growth('119'), given, AFTER)).toMatchObject({ state: 'missed', because: [10] });
    expect(judge(growth(), given, AFTER)).toMatchObject({ state: 'met', because: [10, 702] });
  });
});

describe('words alone', () => {
  const words = target({ kind: 'judged', unit: '-' });
  const on = (day: string, ...evaluations: Facts['evaluations'][number][]) =>
    judge(words, facts('level', { evaluations }), day);

  test('await an evaluation', () => {
    expect(on(AFTER)).toEqual({
      state: 'awaits_evaluation',
      provisional: false,
      rule: 'judged/1',
      terms: [],
      because: [],
      reason: 'evaluation_only',
    });
    expect(on('2015-01-19', evaluation('2014', 'met', '2015-01-20')).state).toBe('awaits_evaluation');
  });

  test('take the given state, each of those that may be given', () => {
    for (const state of ['met', 'on_track', 'behind', 'missed', 'cannot_judge'] as const)
      expect(on(AFTER, evaluation('2014', state))).toMatchObject({ state, because: [900], rule: 'judged/1' });
  });

  test('the acceptance outranks every year, a later year an earlier one', () => {
    const all = [
      evaluation('acceptance', 'missed', '2016-02-01', 901),
      evaluation('2015', 'met', '2016-02-02', 902),
      evaluation('2014', 'behind', '2015-01-20', 903),
    ];
    expect(on(AFTER, ...all)).toMatchObject({ state: 'missed', because: [901] });
    expect(on(AFTER, ...all.slice(1))).toMatchObject({ state: 'met', because: [902] });
    expect(on('2016-01-31', ...all)).toMatchObject({ state: 'behind', because: [903] });
  });

  test('an evaluation never touches a computed verdict', () => {
    const five = target({ kind: 'at_least', value: '5' });
    const given = facts('level', { figures: figures('2015 4'), evaluations: [evaluation('2015', 'met')] });
    expect(judge(five, given, AFTER)).toMatchObject({ state: 'missed', rule: 'at_least/1', because: [10] });
  });

  test('左右 without a tolerance is judged by words too', () => {
    const about = target({ kind: 'approximately', value: '20' });
    const given = facts('level', {
      figures: figures('2015 20'),
      evaluations: [evaluation('2015', 'missed')],
    });
    expect(judge(about, given, AFTER)).toMatchObject({ state: 'missed', rule: 'judged/1', because: [900] });
  });
});
