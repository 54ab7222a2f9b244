/** The evaluation family: the leading group's own verdicts. */
import { z } from 'zod';
import { CalendarDate, EventId, Slug, Synthetic, Text } from './scalars.ts';

/** What somebody may say of a target, by hand: the computed states less those that only a rule can be in. */
export const GIVEN_STATES = ['met', 'on_track', 'behind', 'missed', 'cannot_judge'] as const;
export const GivenState = z.enum(GIVEN_STATES);

const of = { plan: Slug, indicator: Slug, target: Slug, synthetic: Synthetic };
/** A year, or the final acceptance (检查验收). */
export const Occasion = z.union([z.string().regex(/^[0-9]{4}$/), z.literal('acceptance')]);

export const evaluationEvents = {
  'target.evaluated': z.strictObject({
    ...of,
    occasion: Occasion,
    state: GivenState,
    opinion: Text(4000),
    /** Ids of the figures that it relied on. */
    reliedOn: z.array(EventId).max(200),
    statedOn: CalendarDate.optional(),
  }),
  'evaluation.revised': z.strictObject({
    ...of,
    occasion: Occasion,
    /** Id of the `target.evaluated` that is revised. */
    evaluation: EventId,
    old: GivenState,
    state: GivenState,
    opinion: Text(4000),
    reason: Text(2000),
    reliedOn: z.array(EventId).max(200),
    statedOn: CalendarDate.optional(),
  }),
} as const;

export type GivenState = z.infer<typeof GivenState>;
