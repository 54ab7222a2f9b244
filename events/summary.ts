/** The summary family: a department's year, the office's bulletin, the final acceptance, the awards. */
import { z } from 'zod';
import { GivenState } from './evaluation.ts';
import { CalendarDate, Count, EventId, Slug, Synthetic, Text } from './scalars.ts';
import { Commitment } from './sealed.ts';
import { VERDICT_STATES } from './verdict.ts';

const year = z.string().regex(/^[0-9]{4}$/);
const of = { plan: Slug, year, synthetic: Synthetic };
const summary = { ...of, department: Slug, summary: EventId };

export const Claim = z.strictObject({
  indicator: Slug,
  target: Slug,
  state: GivenState,
  text: Text(1000).optional(),
});

/** One line of a frozen verdict table. */
export const BulletinLine = z.strictObject({
  target: Slug,
  computed: z.enum(VERDICT_STATES),
  given: GivenState.optional(),
  claimed: GivenState.optional(),
});

export const summaryEvents = {
  'summary.submitted': z.strictObject({
    ...of,
    department: Slug,
    text: Text(10_000),
    claims: z.array(Claim).max(200),
    statedOn: CalendarDate.optional(),
  }),
  'summary.returned': z.strictObject({ ...summary, reason: Text(2000) }),
  'summary.accepted': z.strictObject({ ...summary, opinion: Text(2000).optional() }),
  /** Freezes the position that it speaks of; a long table comes in several parts. */
  'bulletin.issued': z.strictObject({
    ...of,
    position: Count,
    day: CalendarDate,
    part: Count,
    parts: z.int().min(1).max(100),
    text: Text(10_000),
    lines: z.array(BulletinLine).max(300),
  }),
  'acceptance.concluded': z.strictObject({
    plan: Slug,
    position: Count,
    day: CalendarDate,
    opinion: Text(10_000),
    statedOn: CalendarDate.optional(),
    synthetic: Synthetic,
  }),
  /** Units by name; the names of individuals are sealed. */
  'commendation.awarded': z.strictObject({
    ...of,
    title: Text(200),
    units: z.array(Text(200)).max(200),
    individuals: Commitment.optional(),
    statedOn: CalendarDate.optional(),
  }),
} as const;
