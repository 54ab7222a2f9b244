/** One plan with one target: three figures, one corrected and one perhaps returned, and a revised evaluation. */
import { Indicator } from '../../events/plan.ts';
import type { AccountRows } from '../../src/domain/account.ts';
import type { Act, FigureRow, PlanRow } from '../../src/projections/rows.ts';

const act = (position: number): Act => ({
  position,
  at: '2013-03-01T00:00:00.000Z',
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
  areas: [{ id: 'living', name: '人居环境质量', topics: [{ id: 'housing', name: '旧房改造' }] }],
  references: [],
  mechanisms: [],
  notes: [],
  text: { parts: 1, codePoints: 100, sha256: '0'.repeat(64) },
  adopted: act(0),
  amendments: [],
};

const indicator = {
  ...Indicator.parse({
    indicator: 'houses',
    name: '旧房改造',
    area: 'living',
    topic: 'housing',
    measure: 'flow',
    unit: '万平方米',
    decimals: 0,
    departments: ['housing'],
    targets: [
      {
        id: 'houses',
        name: '旧房改造',
        kind: 'at_least',
        value: '10',
        unit: '万平方米',
        due: '2015',
        quote: '10万',
        offset: 5,
      },
    ],
  }),
  position: 0,
};

const figure = (period: string, value: string, position: number): FigureRow => ({
  indicator: 'houses',
  period,
  value,
  status: 'A',
  unit: '万平方米',
  figure: `00000000-0000-8000-8000-00000000${period}`,
  state: 'reported',
  reported: act(position),
  corrections: [],
  earlier: [],
});

/** Positions: 1, 10 and 20 report, 25 corrects, 30 evaluates, 35 verifies, 40 revises, 50 returns. */
export function rowsOf({ returned = false } = {}): AccountRows {
  const correction = {
    ...act(25),
    old: { value: '4', status: 'A' as const },
    new: { value: '9', status: 'A' as const },
    reason: '录入有误',
    kind: 'entry_error',
  };
  const second = {
    ...figure('2014', '9', 10),
    corrections: [correction],
    verified: act(35),
    state: 'verified' as const,
  };
  const third = figure('2015', '12', 20);
  const evaluation = {
    indicator: 'houses',
    target: 'houses',
    occasion: '2014',
    evaluation: '00000000-0000-8000-8000-000000000001',
    state: 'met' as const,
    opinion: '达标',
    reliedOn: [],
    given: act(30),
    revisions: [{ ...act(40), old: 'behind' as const, new: 'met' as const, reason: '复核' }],
  };
  return {
    plan,
    indicators: [indicator],
    departments: [],
    figures: [
      figure('2013', '1', 1),
      second,
      returned ? { ...third, state: 'returned', ended: { ...act(50), reason: '单位不符' } } : third,
    ],
    references: [],
    baselines: [],
    evaluations: [evaluation],
    claims: [],
  };
}
