/** Targets and facts for the tests of judging, short to write: a three-year plan, 2013 to 2015. */
import type { ObservationStatus } from '../../../events/scalars.ts';
import { Target } from '../../../events/target.ts';
import type {
  BaselineFact,
  EvaluationFact,
  Facts,
  FigureFact,
  ReferenceFact,
} from '../../../src/domain/facts.ts';
import { judge } from '../../../src/domain/judge/index.ts';

export const AFTER = '2016-02-15';
export const DURING = '2014-12-31';

type Loose = { kind: Target['kind'] } & Record<string, unknown>;

export const target = (part: Loose): Target =>
  Target.parse({
    id: 'target',
    name: 'target',
    quote: 'quote',
    offset: 0,
    unit: 'unit',
    due: part.kind === 'each_year' ? 'every_year' : '2015',
    ...part,
  });

/** `'2014 5'`, `'2014 5 B'`, `'2014 - O'` (missing), with `?` at the end when it is not verified. */
export type Written = string;

/** Figures as written; the n-th stands at position 10 n. */
export const figures = (...written: readonly Written[]): FigureFact[] =>
  written.map((text, index) => {
    const [period = '', value = '', status = 'A'] = text.replace('?', '').split(' ');
    return {
      period,
      ...(value !== '-' && { value }),
      status: status as ObservationStatus,
      verified: !text.endsWith('?'),
      positions: [10 * (index + 1)],
    };
  });

export const reference = (period: string, value: string, position = 500): ReferenceFact => ({
  reference: 'city',
  period,
  value,
  position,
});
export const baseline = (period: string | undefined, value: string, position = 700): BaselineFact => ({
  period,
  value,
  position,
});
export const evaluation = (
  occasion: string,
  state: EvaluationFact['state'],
  day = '2015-01-20',
  position = 900,
): EvaluationFact => ({ occasion, state, opinion: 'opinion', day, position });

export type FactsPart = Partial<Omit<Facts, 'indicator'>> & { indicator?: Partial<Facts['indicator']> };

export const facts = (measure: Facts['indicator']['measure'], part: FactsPart = {}): Facts => ({
  plan: { start: '2013-01-01', end: '2015-12-31' },
  figures: [],
  references: [],
  baselines: [],
  evaluations: [],
  ...part,
  indicator: { measure, unit: 'unit', decimals: 1, ...part.indicator },
});

/** State and reason of a target over written figures. */
export function stateOf(
  demanded: Loose,
  measure: Facts['indicator']['measure'],
  written: readonly Written[],
  day: string,
  part: FactsPart = {},
): string {
  const verdict = judge(target(demanded), facts(measure, { figures: figures(...written), ...part }), day);
  return verdict.reason ? `${verdict.state}: ${verdict.reason}` : verdict.state;
}
