/** The comment family (我要留言). What people write is sealed: an entry carries commitments alone. */
import { z } from 'zod';
import { CalendarDate, Count, EventId, Slug, Synthetic, Text } from './scalars.ts';
import { Commitment } from './sealed.ts';

/** 咨询, 投诉, 建议, 求助. */
export const COMMENT_KINDS = ['enquiry', 'complaint', 'suggestion', 'request'] as const;
/** Public grounds of 不予受理. */
export const DECLINE_REASONS = [
  'duplicate',
  'in_litigation',
  'outside_jurisdiction',
  'false_contact',
  'advertising_or_abuse',
] as const;
/** On which ground a comment's text is erased: its writer asked, a court ordered it, privacy, unlawful content. */
export const ERASURE_REASONS = ['writer', 'court', 'privacy', 'unlawful'] as const;

const of = { comment: EventId, synthetic: Synthetic };

export const commentEvents = {
  'comment.submitted': z.strictObject({
    ...of,
    kind: z.enum(COMMENT_KINDS),
    plan: Slug.optional(),
    /** What it is about: an indicator, task or department by id, an event by position, a clause by offset. */
    about: z
      .string()
      .regex(/^((indicator|task|department)\/[a-z0-9-]+|(event|text)\/(0|[1-9][0-9]{0,14}))$/)
      .optional(),
    /** By when it is to be accepted or declined; left out where no table of working days tells it. */
    acceptBy: CalendarDate.optional(),
    consent: z.boolean(),
    /** Seals `{ body, name, title }`. */
    sealed: Commitment,
  }),
  'comment.accepted': z.strictObject({ ...of, department: Slug.optional(), answerBy: CalendarDate }),
  'comment.declined': z.strictObject({ ...of, reason: z.enum(DECLINE_REASONS), words: Text(500).optional() }),
  'comment.forwarded': z.strictObject({ ...of, department: Slug }),
  /** The department it was forwarded to says why it is not theirs. */
  'comment.sent_back': z.strictObject({ ...of, department: Slug, reason: Text(1000) }),
  'comment.extended': z.strictObject({ ...of, answerBy: CalendarDate, reason: Text(1000) }),
  /** Seals `{ body }`: a reply may quote a resident. */
  'comment.replied': z.strictObject({
    ...of,
    department: Slug,
    sealed: Commitment,
    /** The events that it cites, by id. */
    cites: z.array(EventId).max(20).optional(),
  }),
  /** Seals the text as published, masked: `{ body, name, title }`. */
  'comment.selected': z.strictObject({ ...of, sealed: Commitment }),
  'comment.deselected': z.strictObject({ ...of, reason: Text(1000) }),
  'comment.rated': z.strictObject({ ...of, satisfaction: z.int().min(1).max(5) }),
  'comment.erased': z.strictObject({
    ...of,
    position: Count,
    authority: Text(200),
    reason: z.enum(ERASURE_REASONS),
  }),
} as const;
