import { describe, expect, it } from 'vitest';
import { Indicator } from '../../events/plan.ts';
import { Target } from '../../events/target.ts';
import { type AccountRows, account } from '../../src/domain/account.ts';
import type {
  Act,
  BaselineRow,
  ClaimRow,
  EvaluationRow,
  FigureRow,
  IndicatorRow,
  PlanRow,
} from '../../src/projections/rows.ts';

const act = (position: number, at = '2016-01-20T00:00:00.000Z'): Act => ({
  position,
  at,
  by: { role: 'clerk' },
});

const plan: PlanRow = {
  plan: 'p',
  title: '计划',
  shortTitle: '计划',
  issuer: '区政府',
  period: { start: '2013-01-01', end: '2015-12-31' },
  timeZone: 'Asia/Shanghai',
  language: 'zh-CN',
  source: { name: '网站' },
  areas: [{ id: 'env', name: '人居环境质量', topics: [{ id: 'air', name: '环境质量' }] }],
  references: [],
  mechanisms: [],
  notes: [],
  text: { parts: 1, codePoints: 100, sha256: '0'.repeat(64) },
  adopted: act(0),
  amendments: [],
};
const indicator: IndicatorRow = {
  ...Indicator.parse({
    indicator: 'air',
    name: '优良率',
    area: 'env',
    topic: 'air',
    measure: 'rate',
    unit: '%',
    decimals: 1,
    departments: ['epb'],
    targets: [
      {
        id: 'air-90',
        name: '优良率',
        kind: 'at_least',
        value: '90',
        unit: '%',
        due: '2015',
        quote: '90%',
        offset: 5,
      },
    ],
  }),
  position: 1,
};
const figure = (more: Partial<FigureRow> = {}): FigureRow => ({
  indicator: 'air',
  period: '2015',
  value: '69.7',
  status: 'A',
  unit: '%',
  figure: '00000000-0000-8000-8000-000000000001',
  state: 'reported',
  reported: act(5),
  corrections: [],
  earlier: [],
  ...more,
});
const evaluation = (more: Partial<EvaluationRow> = {}): EvaluationRow => ({
  indicator: 'air',
  target: 'air-90',
  occasion: 'acceptance',
  evaluation: '00000000-0000-8000-8000-000000000002',
  state: 'missed',
  opinion: '列入整改',
  reliedOn: [],
  given: act(9),
  revisions: [],
  ...more,
});
const claim = (more: Partial<ClaimRow> = {}): ClaimRow => ({
  indicator: 'air',
  target: 'air-90',
  year: '2015',
  department: 'epb',
  state: 'met',
  summary: '00000000-0000-8000-8000-000000000003',
  claimed: act(8),
  ...more,
});
const rows = (more: Partial<AccountRows> = {}): AccountRows => ({
  plan,
  indicators: [indicator],
  departments: [],
  figures: [],
  references: [],
  baselines: [],
  evaluations: [],
  claims: [],
  ...more,
});
const only = (more: Partial<AccountRows>, day = '2016-02-15') => {
  const [target] = account(rows(more), { position: 20, day }).targets;
  if (!target) throw new Error('the account has no target');
  return target;
};

describe('the baseline of a target', () => {
  const set = (position: number, more: Partial<BaselineRow> = {}): BaselineRow => ({
    indicator: 'air',
    value: '60',
    unit: '%',
    set: act(position),
    ...more,
  });
  const withBaseline = (baseline: Target['baseline'], baselines: BaselineRow[], day?: string) => {
    const targets = indicator.targets.map((target) => Target.parse({ ...target, baseline }));
    return only({ indicators: [{ ...indicator, targets }], baselines }, day).baseline;
  };

  it('is the plan’s own where the plan gives its value', () => {
    const own = { period: '2012', value: '55', note: '年鉴' };
    expect(withBaseline(own, [set(4)])).toEqual(own);
  });

  it('is what was reported where the plan leaves it open, with the position of the event', () => {
    const note = '计划未给出基准值';
    expect(withBaseline({ note }, [])).toEqual({ note });
    expect(withBaseline({ note }, [set(4, { period: '2012' })])).toEqual({
      note,
      period: '2012',
      value: '60',
      position: 4,
    });
    expect(withBaseline({ period: '2012' }, [set(4)])).toEqual({ period: '2012', value: '60', position: 4 });
  });

  it('is not that of another series, of another period than the plan’s, or of one not over yet', () => {
    expect(withBaseline({}, [set(4, { scope: '夜间' })])).toEqual({});
    expect(withBaseline({ period: '2012' }, [set(4, { period: '2011' })])).toEqual({ period: '2012' });
    expect(withBaseline({}, [set(4, { period: '2012' })], '2012-06-30')).toEqual({});
  });

  it('is none where the plan asks for none and the verdict makes no use of it', () => {
    expect(withBaseline(undefined, [set(4)])).toBeNull();
  });
});

describe('the account', () => {
  it('sets what was computed, claimed and given side by side, and says that they differ', () => {
    const target = only({ figures: [figure()], evaluations: [evaluation()], claims: [claim()] });
    expect(target).toMatchObject({
      areaName: '人居环境质量',
      verdict: { state: 'missed', provisional: true, because: [5] },
      given: { state: 'missed', occasion: 'acceptance', position: 9 },
      claimed: { state: 'met', department: 'epb', position: 8 },
      differs: true,
      synthetic: false,
    });
  });

  it('does not hold a claim about 2014 against the figures of 2015', () => {
    expect(only({ figures: [figure()], claims: [claim({ year: '2014' })] })).toMatchObject({
      differs: false,
    });
  });

  it('does not hold an evaluation of 2013 against what is known in 2016', () => {
    const early = evaluation({ occasion: '2013', state: 'on_track' });
    expect(only({ evaluations: [early] })).toMatchObject({ verdict: { state: 'no_data' }, differs: false });
  });

  it('holds what was given against a verdict that has no figures', () => {
    expect(only({ evaluations: [evaluation({ state: 'met' })] })).toMatchObject({
      verdict: { state: 'no_data' },
      differs: true,
    });
  });

  it('counts neither returned nor withdrawn figures', () => {
    for (const state of ['returned', 'withdrawn'] as const) {
      expect(only({ figures: [figure({ state })] }).verdict.state).toBe('no_data');
    }
  });

  it('names report, corrections and verification as its grounds', () => {
    const correction = {
      ...act(6),
      old: { status: 'A' as const },
      new: { status: 'A' as const },
      reason: '',
      kind: '',
    };
    const verified = figure({ state: 'verified', corrections: [correction], verified: act(7) });
    expect(only({ figures: [verified] }).verdict).toMatchObject({ provisional: false, because: [5, 6, 7] });
  });

  it('lets the acceptance outrank a year, and knows nothing stated after the day', () => {
    const year = evaluation({ occasion: '2015', state: 'behind', statedOn: '2016-01-10', given: act(10) });
    const acceptance = evaluation({ statedOn: '2016-01-28' });
    const said = { evaluations: [year, acceptance] };
    expect(only(said).given).toMatchObject({ occasion: 'acceptance', day: '2016-01-28' });
    expect(only(said, '2016-01-15').given).toMatchObject({ occasion: '2015', state: 'behind' });
    expect(only(said, '2016-01-09').given).toBeNull();
  });

  it('marks a target synthetic by what stands behind it, not by its neighbours', () => {
    expect(only({ figures: [figure({ synthetic: true })] }).synthetic).toBe(true);
    expect(only({ figures: [figure({ synthetic: true })] }).computedSynthetic).toBe(true);
    const evaluated = only({ figures: [figure()], evaluations: [evaluation({ synthetic: true })] });
    expect(evaluated).toMatchObject({ synthetic: true, computedSynthetic: false });
    const elsewhere = figure({ indicator: 'noise', synthetic: true });
    expect(only({ figures: [figure(), elsewhere] }).synthetic).toBe(false);
  });
});
