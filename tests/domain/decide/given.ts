/** States and commands for tests of the deciders: one plan, one indicator, whatever figures a test puts there. */
import { randomUUID } from 'node:crypto';
import { Indicator } from '../../../events/plan.ts';
import type {
  Decision,
  EvaluateTarget,
  FigureState,
  Problem,
  ReportFigure,
  SeriesState,
  TargetState,
} from '../../../src/domain/decide/index.ts';

export const TODAY = '2016-02-15';

export const indicator = (data: Partial<Indicator> = {}): Indicator =>
  Indicator.parse({
    indicator: 'air',
    name: '环境空气质量优良率',
    area: 'environment',
    topic: 'air',
    measure: 'rate',
    unit: '%',
    decimals: 1,
    scope: '全区',
    scopes: ['长寿', '真如'],
    periods: ['year', 'half'],
    minimum: '0',
    maximum: '100',
    departments: ['environment-bureau'],
    targets: [
      {
        id: 'air-2015',
        name: '优良率',
        quote: '90%以上',
        offset: 0,
        unit: '%',
        due: '2015',
        kind: 'at_least',
        value: '90',
      },
    ],
    ...data,
  });

const plan = {
  plan: 'p',
  period: { start: '2013-01-01', end: '2015-12-31' },
  timeZone: 'Asia/Shanghai',
  references: [{ id: 'city' }],
};
const departments = [
  {
    department: 'environment-bureau',
    name: '区环保局',
    aliases: ['环保局'],
    succeededBy: { department: 'ecology' },
  },
  { department: 'ecology', name: '区生态环境局', aliases: [] },
  { department: 'sports', name: '区体育局', aliases: [] },
];

/** The plan with its indicator, and figures where a test says so. */
export const series = (
  figures: readonly FigureState[] = [],
  { indicator: one = indicator(), ...more }: Partial<SeriesState> = {},
): SeriesState => ({
  plan,
  indicator: one,
  departments,
  demo: false,
  hasRealFigures: figures.some(({ synthetic }) => !synthetic),
  figureAt: (scope, period) => figures.find((each) => each.scope === scope && each.period === period),
  referenceAt: () => undefined,
  baselineAt: () => undefined,
  ...more,
});

export const target = (data: Partial<TargetState> = {}): TargetState => ({
  plan,
  indicator: indicator(),
  figures: [],
  evaluation: undefined,
  demo: false,
  hasRealFigures: false,
  ...data,
});

export const clerk = { role: 'clerk', office: 'environment-bureau', ref: 'c1' } as const;
export const verifier = { role: 'verifier', ref: 'v1' } as const;

const asked = { plan: 'p', indicator: 'air', period: '2014' };

export const reporting = (data: Partial<ReportFigure> = {}): ReportFigure => ({
  type: 'report_figure',
  id: randomUUID(),
  actor: clerk,
  ...asked,
  value: '74.8',
  ...data,
});

export const about = (data: object = {}) => ({ id: randomUUID(), actor: verifier, ...asked, ...data });

export const evaluating = (data: Partial<EvaluateTarget> = {}): EvaluateTarget => ({
  type: 'evaluate_target',
  id: randomUUID(),
  actor: { role: 'evaluator', ref: 'e1' },
  plan: 'p',
  target: 'air-2015',
  occasion: '2015',
  state: 'missed',
  opinion: '未达到',
  ...data,
});

/** A figure that stands: 74.8 for 2014, reported by c1 at position 7. */
export const figure = (data: Partial<FigureState> = {}): FigureState => ({
  indicator: 'air',
  period: '2014',
  value: '74.8',
  status: 'A',
  unit: '%',
  figure: '4f0e5a3e-7f27-4a55-9d4a-0f3f0c2b7a11',
  state: 'reported',
  reported: { position: 7, by: { ref: 'c1' } },
  corrections: [],
  ...data,
});

/** The data of the one event that was decided. */
export function eventOf(decision: Decision): { type: string; data: Record<string, unknown>; stream: string } {
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.problems)}`);
  const [event] = decision.events;
  if (!event || decision.events.length > 1) throw new Error(`${decision.events.length} events`);
  return event;
}

export const problemsOf = (decision: Decision): Problem[] => (decision.ok ? [] : decision.problems);

/** `field code` of every problem. */
export const refusalOf = (decision: Decision): string[] =>
  problemsOf(decision).map(({ field, code }) => `${field} ${code}`);
