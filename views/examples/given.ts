/** A made-up plan of nowhere: enough of everything for the examples. */
import type { TargetAccount } from '../../src/domain/account.ts';
import type { Term, Verdict } from '../../src/domain/facts.ts';
import type { Recorded } from '../../src/projections/projection.ts';
import type { DepartmentRow, FigureRow } from '../../src/projections/rows.ts';
import type { StateCounts } from '../parts/state-bar.tsx';
import type { Names } from '../words/names.ts';

export const PLAN = 'example';
export const reported = {
  position: 41,
  at: '2014-01-20T02:00:00Z',
  by: { role: 'reporter', office: 'parks' },
};

export const counts: StateCounts = {
  met: 5,
  on_track: 3,
  behind: 2,
  missed: 4,
  not_due: 1,
  no_data: 2,
  cannot_judge: 1,
  awaits_evaluation: 1,
};

export const departments: DepartmentRow[] = [
  { department: 'parks', name: '示例园林局', aliases: [], position: 1 },
  {
    department: 'trees',
    name: '示例林业站',
    aliases: [],
    succeededBy: { department: 'parks', on: '2014-07-01', position: 60 },
    position: 2,
  },
];

export const figure: FigureRow = {
  indicator: 'trees',
  period: '2013',
  unit: '棵',
  value: '120',
  status: 'A',
  figure: '00000000-0000-4000-8000-000000000001',
  state: 'reported',
  source: { name: '示例年报' },
  statedOn: '2014-01-15',
  reported,
  corrections: [],
  earlier: [],
};

const term = (label: Term['label'], value: string, more: Partial<Term> = {}): Term => ({
  label,
  op: 'given',
  operands: [value],
  result: value,
  unit: '棵',
  ...more,
});

export const missed: Verdict = {
  state: 'missed',
  provisional: true,
  rule: 'at_least/1',
  terms: [
    term('figure', '120', { period: '2013' }),
    term('target', '150'),
    term('satisfied', 'false', { op: 'compare', operands: ['120', '150'], operator: 'at_least' }),
    term('shortfall', '30', { op: 'subtract', operands: ['150', '120'] }),
  ],
  because: [41],
};

/** Missed in its first year, kept in the next. */
export const brokenOnce: Verdict = {
  state: 'missed',
  provisional: false,
  rule: 'each_year/1',
  terms: [
    term('target', '150'),
    term('figure', '70', { period: '2013-H1' }),
    term('figure', '50', { period: '2013-H2' }),
    term('total', '120', { op: 'add', operands: ['70', '50'], period: '2013' }),
    term('satisfied', 'false', { op: 'compare', operands: ['120', '150'], period: '2013' }),
    term('figure', '160', { period: '2014' }),
    term('satisfied', 'true', { op: 'compare', operands: ['160', '150'], period: '2014' }),
    term('years_satisfied', '1', { op: 'count', operands: ['false', 'true'] }),
  ],
  because: [41, 42, 43],
};

export const target: TargetAccount = {
  id: 'trees',
  indicator: 'trees',
  indicatorName: '新种树木',
  name: '新种树木',
  area: 'green',
  areaName: '绿化',
  topic: 'streets',
  topicName: '行道树',
  quote: '新种树木150棵',
  offset: 0,
  kind: 'at_least',
  value: '150',
  valueHigh: null,
  unit: '棵',
  scope: null,
  baseline: null,
  due: '2013',
  params: {} as TargetAccount['params'],
  departments: ['parks'],
  task: null,
  note: null,
  synthetic: false,
  computedSynthetic: false,
  verdict: missed,
  given: null,
  claimed: null,
  differs: false,
};

const said = {
  opinion: '',
  occasion: '2013',
  department: null,
  day: '2014-02-01',
  position: 44,
  synthetic: false,
};
export const claimedMet = { ...said, state: 'met' as const, opinion: '含补种 40 棵。', department: 'parks' };
export const givenMissed = { ...said, state: 'missed' as const, opinion: '补种不计入新种。', position: 45 };

export const names: Names = {
  plans: new Map([[PLAN, '示例计划']]),
  indicators: new Map([[`${PLAN}/trees`, { name: '新种树木', unit: '棵' }]]),
  targets: new Map([[`${PLAN}/trees`, '新种树木']]),
  departments: new Map([[`${PLAN}/parks`, '示例园林局']]),
  tasks: new Map(),
  topics: new Map(),
};

/** A record of the example's plan, as the log would tell it. */
export const record = (type: string, position: number, data: object): Recorded =>
  ({
    specversion: '1.0',
    id: `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`,
    source: 'example/log',
    type,
    subject: `plan/${PLAN}/indicator/trees`,
    time: '2014-01-20T02:00:00.000Z',
    dataschema: '',
    revision: 1,
    actorrole: 'reporter',
    actoroffice: 'parks',
    position,
    data: { plan: PLAN, indicator: 'trees', ...data },
  }) as unknown as Recorded;
