/** The plan family: what was promised, by whom, in which words. */
import { z } from 'zod';
import {
  CalendarDate,
  Count,
  Decimal,
  PartialDate,
  PeriodUnit,
  Quote,
  Slug,
  Source,
  Synthetic,
  Text,
} from './scalars.ts';
import { Target } from './target.ts';

const plan = Slug;

export const PlanPeriod = z.strictObject({ start: CalendarDate, end: CalendarDate });

/** Metadata of the document. What the document does not say is left out, never invented. */
export const PlanMetadata = z.strictObject({
  title: Text(200),
  /** A short name for cards and breadcrumbs. */
  shortTitle: Text(100),
  documentNumber: Text(100).optional(),
  issuer: Text(200),
  writtenOn: CalendarDate.optional(),
  publishedOn: CalendarDate.optional(),
  period: PlanPeriod,
  /** IANA name: the plan's days begin and end there. */
  timeZone: Text(60),
  /** BCP 47 tag of the plan's own words. */
  language: Text(20),
  validity: Text(200).optional(),
  source: Source,
});

export const Topic = z.strictObject({ id: Slug, name: Text(100) });
export const Area = z.strictObject({ id: Slug, name: Text(100), topics: z.array(Topic).min(1) });
/** A series of somebody else that targets are measured against: 全市平均水平. */
export const Reference = z.strictObject({ id: Slug, name: Text(100) });
export const Mechanism = z.strictObject({ id: Slug, name: Text(200), ...Quote });
export const Note = z.strictObject({ ...Quote, reason: Text(300) });
export const Department = z.strictObject({
  department: Slug,
  name: Text(100),
  aliases: z.array(Text(100)).default([]),
  note: Text(500).optional(),
});
export const Phase = z.strictObject({
  phase: Slug,
  name: Text(100),
  start: PartialDate,
  end: PartialDate,
  ...Quote,
});
export const Task = z.strictObject({
  task: Slug,
  /** As printed: 三(二)1(1). */
  number: Text(40),
  chapter: Text(200),
  /** The heading between chapter and item, where there is one: 1.实施品牌战略,注重品牌建设宣传. */
  section: Text(200).optional(),
  name: Text(200),
  /** The item's heading. */
  ...Quote,
  /** The whole item. */
  body: z.strictObject(Quote),
  departments: z.array(Slug),
});
export const Indicator = z.strictObject({
  indicator: Slug,
  name: Text(200),
  area: Slug,
  topic: Slug,
  /** flow: summed over the plan; level: the latest; rate: a share, with optional numerator and denominator. */
  measure: z.enum(['flow', 'level', 'rate']),
  unit: Text(40),
  /** Decimal places of figures, at most. */
  decimals: z.int().min(0).max(12),
  /** The indicator's own scope, and further ones for which figures are taken. */
  scope: Text(100).optional(),
  scopes: z.array(Text(100)).max(2000).optional(),
  /** Which periods figures may be for. */
  periods: z.array(PeriodUnit).min(1).default(['year']),
  /**
   * What a range such as 2013/2014 means: one fiscal year that begins on the month and day given by
   * `fiscalYearStart`, or a mean over whole calendar years.
   */
  range: z.enum(['fiscal_year', 'mean']).optional(),
  fiscalYearStart: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/)
    .optional(),
  /** Least and greatest value that can be true. */
  minimum: Decimal.optional(),
  maximum: Decimal.optional(),
  departments: z.array(Slug),
  /** What is counted, where the plan or a source says so. */
  definition: Text(1000).optional(),
  targets: z.array(Target).min(1),
});

const set = { plan, synthetic: Synthetic };

export const planEvents = {
  'plan.adopted': z.strictObject({
    ...set,
    ...PlanMetadata.shape,
    areas: z.array(Area).min(1),
    references: z.array(Reference).default([]),
    mechanisms: z.array(Mechanism).default([]),
    notes: z.array(Note).default([]),
    text: z.strictObject({
      parts: z.int().min(1).max(1000),
      codePoints: Count,
      /** SHA-256 of the UTF-8 bytes, in hex. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  }),
  'plan.text_added': z.strictObject({ ...set, part: Count, offset: Count, text: Text(16_000) }),
  'department.named': z.strictObject({ ...set, ...Department.shape }),
  'phase.set': z.strictObject({ ...set, ...Phase.shape }),
  'indicator.set': z.strictObject({ ...set, ...Indicator.shape }),
  'task.set': z.strictObject({ ...set, ...Task.shape }),
  'plan.amended': z.strictObject({
    ...set,
    reason: Text(2000),
    statedOn: CalendarDate.optional(),
    source: Source.optional(),
    /** The metadata as it is from now on, where it changed. */
    metadata: PlanMetadata.optional(),
    /** Each list whole, as it is from now on, where it changed. */
    areas: z.array(Area).min(1).optional(),
    references: z.array(Reference).optional(),
    mechanisms: z.array(Mechanism).optional(),
    notes: z.array(Note).optional(),
    /** Indicators and tasks that no longer stand. */
    removed: z.strictObject({ indicators: z.array(Slug), tasks: z.array(Slug) }).optional(),
  }),
  'department.succeeded': z.strictObject({
    ...set,
    predecessors: z.array(Slug).min(1),
    successor: z.strictObject({ department: Slug, name: Text(100) }),
    on: PartialDate,
    note: Text(500).optional(),
    source: Source.optional(),
  }),
  'plan.concluded': z.strictObject({ ...set, statedOn: CalendarDate, opinion: Text(4000) }),
} as const;

export type PlanMetadata = z.infer<typeof PlanMetadata>;
export type Area = z.infer<typeof Area>;
export type Department = z.infer<typeof Department>;
export type Phase = z.infer<typeof Phase>;
export type Task = z.infer<typeof Task>;
export type Indicator = z.infer<typeof Indicator>;
export type Mechanism = z.infer<typeof Mechanism>;
export type Note = z.infer<typeof Note>;
export type Reference = z.infer<typeof Reference>;
