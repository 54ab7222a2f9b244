/** The figure family: what was reported, verified, returned, corrected and withdrawn. */
import { z } from 'zod';
import {
  CalendarDate,
  Decimal,
  EventId,
  MISSING_STATUSES,
  ObservationStatus,
  Period,
  Slug,
  Source,
  Synthetic,
  Text,
} from './scalars.ts';

const at = { plan: Slug, indicator: Slug, synthetic: Synthetic };
const cell = { ...at, scope: Text(100).optional(), period: Period };
/** The figure meant: the id of its `figure.reported`. */
const which = { ...cell, figure: EventId };

/** What was observed. A missing observation has no value, but a reason in its note. */
const observation = {
  value: Decimal.optional(),
  numerator: Decimal.optional(),
  denominator: Decimal.optional(),
  status: ObservationStatus,
  /** Which places or items are covered, where the target lists them. */
  places: z.array(Text(100)).max(500).optional(),
};
export const Observation = z.strictObject(observation);

const missingHasNoValue = (o: { value?: string | undefined; status: ObservationStatus }) =>
  MISSING_STATUSES.includes(o.status) === (o.value === undefined);

export const Evidence = z.strictObject({
  name: Text(200),
  mediaType: Text(100),
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const CORRECTION_KINDS = ['entry_error', 'revision', 'definition', 'other'] as const;

export const figureEvents = {
  'figure.reported': z
    .strictObject({
      ...cell,
      ...observation,
      unit: Text(40),
      source: Source.optional(),
      statedOn: CalendarDate.optional(),
      evidence: z.array(Evidence).max(20).optional(),
      note: Text(2000).optional(),
    })
    .refine(missingHasNoValue, {
      path: ['value'],
      message: 'a missing figure has no value, any other has one',
    })
    .refine((f) => !MISSING_STATUSES.includes(f.status) || f.note !== undefined, {
      path: ['note'],
      message: 'a missing figure says why',
    }),
  'figure.verified': z.strictObject({ ...which, opinion: Text(2000).optional() }),
  'figure.returned': z.strictObject({ ...which, reason: Text(2000) }),
  'figure.corrected': z.strictObject({
    ...which,
    old: Observation,
    new: Observation.refine(missingHasNoValue, {
      path: ['value'],
      message: 'a missing figure has no value, any other has one',
    }),
    reason: Text(2000),
    kind: z.enum(CORRECTION_KINDS),
    source: Source.optional(),
    statedOn: CalendarDate.optional(),
  }),
  'figure.withdrawn': z.strictObject({ ...which, reason: Text(2000) }),
  'reference.reported': z.strictObject({
    ...cell,
    reference: Slug,
    value: Decimal,
    unit: Text(40),
    source: Source.optional(),
    statedOn: CalendarDate.optional(),
    note: Text(2000).optional(),
  }),
  'baseline.set': z.strictObject({
    ...at,
    scope: Text(100).optional(),
    period: Period.optional(),
    value: Decimal,
    unit: Text(40),
    source: Source.optional(),
    statedOn: CalendarDate.optional(),
    note: Text(2000).optional(),
  }),
  'evidence.withheld': z.strictObject({
    ...which,
    evidence: z.string().regex(/^[0-9a-f]{64}$/),
    reason: Text(2000),
  }),
} as const;

export type Observation = z.infer<typeof Observation>;
