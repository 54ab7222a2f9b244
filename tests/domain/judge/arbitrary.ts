/** Any target and any facts: all kinds, measures, periods, statuses, with gaps, overlaps and strays. */
import fc from 'fast-check';
import { MISSING_STATUSES, OBSERVATION_STATUSES } from '../../../events/scalars.ts';
import { INNER_KINDS, OPERATORS, TARGET_KINDS, type Target } from '../../../events/target.ts';
import type { Facts, FigureFact } from '../../../src/domain/facts.ts';
import { facts, target } from './given.ts';

const digits = (max: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: max });
/** Mostly small, sometimes with many digits: collisions and equality must happen. */
export const decimal: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 12 }).map(String) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 120 }).map((tenths) => (tenths / 10).toFixed(1)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.boolean(), fc.integer({ min: 1, max: 9 }), digits(20), digits(15))
      .map(
        ([negative, first, whole, part]) =>
          `${negative ? '-' : ''}${first}${whole.join('')}.${part.join('')}`,
      ),
  },
);

const year = fc.integer({ min: 2012, max: 2016 });
const two = (value: number) => String(value).padStart(2, '0');
export const period: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: year.map(String) },
  fc.tuple(year, fc.integer({ min: 1, max: 2 })).map(([y, n]) => `${y}-H${n}`),
  { weight: 2, arbitrary: fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, n]) => `${y}-Q${n}`) },
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, n]) => `${y}-${two(n)}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, n]) => `${y}-${two(n)}-15`),
  fc.tuple(year, fc.integer({ min: 1, max: 3 })).map(([y, n]) => `${y}/${y + n}`),
);

const places = ['north', 'south', 'west'];
const figure = fc
  .record({
    period,
    value: decimal,
    status: fc.oneof(
      { weight: 8, arbitrary: fc.constant('A' as const) },
      fc.constantFrom(...OBSERVATION_STATUSES),
    ),
    verified: fc.boolean(),
    scope: fc.constantFrom(undefined, undefined, undefined, 'own', 'other'),
    places: fc.option(fc.subarray([...places, 'moon']), { nil: undefined, freq: 4 }),
  })
  .map(({ value, ...rest }) => ({ ...rest, ...(!MISSING_STATUSES.includes(rest.status) && { value }) }));

/** Figures of different series and periods, each at positions of its own. */
export const figureFacts: fc.Arbitrary<FigureFact[]> = fc
  .uniqueArray(figure, { maxLength: 14, selector: ({ period: of, scope }) => `${of} ${scope ?? 'own'}` })
  .map((all) => all.map((one, index) => ({ ...one, positions: [index * 3, index * 3 + 1] })));

export const day = fc.oneof(
  fc.constantFrom(
    '2012-06-30',
    '2013-12-31',
    '2014-06-30',
    '2014-12-31',
    '2015-12-30',
    '2015-12-31',
    '2016-02-15',
  ),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, month]) => `${y}-${two(month)}-28`),
);

export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    measure: fc.constantFrom('flow' as const, 'level' as const, 'rate' as const),
    range: fc.constantFrom(undefined, undefined, 'mean' as const, 'fiscal_year' as const),
    figures: figureFacts,
    references: fc.uniqueArray(fc.record({ period, value: decimal }), {
      maxLength: 4,
      selector: (one) => one.period,
    }),
    baselines: fc.array(
      fc.record({ period: fc.constantFrom(undefined, '2012', '2011', '2013'), value: decimal }),
      { maxLength: 2 },
    ),
    evaluations: fc.array(
      fc.record({
        occasion: fc.constantFrom('2013', '2014', '2015', 'acceptance'),
        state: fc.constantFrom('met' as const, 'behind' as const, 'missed' as const),
        day,
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ measure, range, ...part }) =>
    facts(measure, {
      indicator: { scope: 'own', ...(range && { range, fiscalYearStart: '04-01' }) },
      figures: part.figures,
      references: part.references.map((one, index) => ({ ...one, reference: 'city', position: 500 + index })),
      baselines: part.baselines.map((one, index) => ({ ...one, position: 600 + index })),
      evaluations: part.evaluations.map((one, index) => ({
        ...one,
        opinion: 'opinion',
        position: 700 + index,
      })),
    }),
  );

const bounds = fc
  .tuple(decimal, decimal)
  .map(([one, other]) =>
    Number(one) <= Number(other) ? { value: one, valueHigh: other } : { value: other, valueHigh: one },
  );

const paramsOf: Record<Target['kind'], fc.Arbitrary<Record<string, unknown>>> = {
  at_least: decimal.map((value) => ({ value })),
  at_most: decimal.map((value) => ({ value })),
  more_than: decimal.map((value) => ({ value })),
  less_than: decimal.map((value) => ({ value })),
  equals: decimal.map((value) => ({ value })),
  between: bounds,
  approximately: fc.record({
    value: decimal,
    params: fc.constantFrom({}, { tolerance: '2' }, { tolerance: '0.5' }),
  }),
  zero: fc.constant({}),
  relative_change: fc.record({
    value: decimal,
    params: fc.record({
      direction: fc.constantFrom('increase', 'decrease'),
      operator: fc.constantFrom(...OPERATORS),
    }),
    baseline: fc.constantFrom(
      {},
      { period: '2012' },
      { period: '2012', value: '7' },
      { value: '0' },
      { value: '-4' },
    ),
  }),
  each_year: fc
    .tuple(bounds, fc.constantFrom(...INNER_KINDS))
    .map(([both, inner]) => ({ ...both, params: { inner } })),
  trend: fc.record({
    params: fc.record({
      direction: fc.constantFrom('increase', 'decrease'),
      step: fc.constantFrom('each_year', 'overall'),
    }),
    baseline: fc.constantFrom({}, { period: '2012' }, { period: '2012', value: '3' }),
  }),
  versus_reference: fc
    .constantFrom(...OPERATORS)
    .map((operator) => ({ params: { operator, reference: 'city' } })),
  coverage: fc.constantFrom({ value: '10' }, { params: { slots: 9 } }, { params: { places } }),
  maintain: fc
    .tuple(bounds, fc.constantFrom(...INNER_KINDS))
    .map(([both, inner]) => ({ ...both, params: { inner } })),
  milestone: fc.constant({}),
  judged: fc.constant({}),
};

export const anyTarget: fc.Arbitrary<Target> = fc
  .constantFrom(...TARGET_KINDS)
  .chain((kind) =>
    fc.tuple(
      fc.constant(kind),
      paramsOf[kind],
      fc.constantFrom('2015', '2015', '2014', '2015-12-31', '2015-06-30'),
      fc.constantFrom(undefined, undefined, undefined, 'other'),
    ),
  )
  .map(([kind, params, due, scope]) =>
    target({ kind, ...params, ...(kind !== 'each_year' && { due }), ...(scope && { scope }) }),
  );
