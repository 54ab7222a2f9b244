/** What a plan demands of an indicator. One schema serves the plan's YAML, the event, the row and the API. */
import { z } from 'zod';
import { CalendarDate, Decimal, Period, Quote, Slug, Text } from './scalars.ts';

export const TARGET_KINDS = [
  'at_least',
  'at_most',
  'more_than',
  'less_than',
  'between',
  'equals',
  'approximately',
  'zero',
  'relative_change',
  'each_year',
  'trend',
  'versus_reference',
  'coverage',
  'maintain',
  'milestone',
  'judged',
] as const;

/** Orders of one number to another. */
export const OPERATORS = ['at_least', 'at_most', 'more_than', 'less_than', 'equals'] as const;
/** Kinds that a figure satisfies or breaks by itself; those that `each_year` and `maintain` repeat. */
export const INNER_KINDS = [...OPERATORS, 'between', 'zero'] as const;

export const Operator = z.enum(OPERATORS);
export const InnerKind = z.enum(INNER_KINDS);
export const Direction = z.enum(['increase', 'decrease']);

/**
 * Where a change is counted from. The value may be unknown when the plan is adopted; a `baseline.set` event
 * brings it. Without either the verdict is `cannot_judge`.
 */
export const Baseline = z.strictObject({
  period: Period.optional(),
  value: Decimal.optional(),
  note: Text(500).optional(),
});

/** `2015-12-31`, `2015` (its last day), or `every_year` of the plan. */
export const Due = z.union([CalendarDate, z.string().regex(/^[0-9]{4}$/), z.literal('every_year')]);

const common = {
  id: Slug,
  name: Text(200),
  ...Quote,
  /** The unit that the text uses: 项, %, ‰, dB(A). A `judged` target has none and says `-`. */
  unit: Text(40),
  /** The series that is meant, where it is not the indicator's own. */
  scope: Text(100).optional(),
  due: Due,
  baseline: Baseline.optional(),
  /** Departments, where they differ from the indicator's. */
  departments: z.array(Slug).optional(),
  /** The item of the plan that demands it, when it stands in a task. */
  task: Slug.optional(),
  note: Text(1000).optional(),
};

const none = z.strictObject({}).default({});
const kind = <K extends string, S extends z.ZodRawShape>(name: K, shape: S) =>
  z.strictObject({ ...common, kind: z.literal(name), ...shape });

const inner = {
  value: Decimal.optional(),
  valueHigh: Decimal.optional(),
  params: z.strictObject({ inner: InnerKind }),
};

export const Target = z
  .discriminatedUnion('kind', [
    kind('at_least', { value: Decimal, params: none }),
    kind('at_most', { value: Decimal, params: none }),
    kind('more_than', { value: Decimal, params: none }),
    kind('less_than', { value: Decimal, params: none }),
    kind('between', { value: Decimal, valueHigh: Decimal, params: none }),
    kind('equals', { value: Decimal, params: none }),
    /** 左右: with a tolerance in the target's unit, or left to an evaluation. */
    kind('approximately', {
      value: Decimal,
      params: z.strictObject({ tolerance: Decimal.optional() }).default({}),
    }),
    kind('zero', { params: none }),
    /** `value` is the amount of change in per cent of the baseline. */
    kind('relative_change', {
      value: Decimal,
      baseline: Baseline,
      params: z.strictObject({ direction: Direction, operator: Operator }),
    }),
    kind('each_year', inner),
    /**
     * `each_year`: every year against the year before (逐年). `overall`: the figure for the due period against
     * the baseline (不断, 进一步).
     */
    kind('trend', {
      params: z.strictObject({ direction: Direction, step: z.enum(['each_year', 'overall']) }),
    }),
    kind('versus_reference', { params: z.strictObject({ operator: Operator, reference: Slug }) }),
    /** Named places, a number of unnamed slots, or a share (`value` in per cent). */
    kind('coverage', {
      value: Decimal.optional(),
      params: z
        .strictObject({
          places: z.array(Text(100)).min(1).max(500).optional(),
          slots: z.int().min(1).max(10_000).optional(),
        })
        .default({}),
    }),
    kind('maintain', inner),
    /** Done (a figure of 1) or not yet (0). */
    kind('milestone', { params: none }),
    /** Words alone: only an evaluation decides. */
    kind('judged', { params: none }),
  ])
  .superRefine((target, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (target.kind === 'each_year' || target.kind === 'maintain') {
      if (target.params.inner !== 'zero' && target.value === undefined) refuse('value', 'is required');
      if (target.params.inner === 'between' && target.valueHigh === undefined)
        refuse('valueHigh', 'is required');
    }
    if (target.kind === 'coverage') {
      const ways = [target.value, target.params.places, target.params.slots].filter(
        (way) => way !== undefined,
      );
      if (ways.length !== 1) refuse('params', 'needs exactly one of value, places and slots');
    }
    if (target.kind === 'trend' && target.params.step === 'overall' && target.baseline === undefined)
      refuse('baseline', 'is required for an overall trend');
    if ((target.kind === 'each_year') !== (target.due === 'every_year'))
      refuse('due', 'is every_year exactly for each_year');
  });

export type Target = z.infer<typeof Target>;
export type TargetKind = Target['kind'];
export type Operator = z.infer<typeof Operator>;
export type InnerKind = z.infer<typeof InnerKind>;
export type Baseline = z.infer<typeof Baseline>;
export type Direction = z.infer<typeof Direction>;
