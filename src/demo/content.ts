/** The words of a made-up history: `plans/<plan>/demo/words.yaml` and the scenes in it. */
import { z } from 'zod';
import { COMMENT_KINDS, DECLINE_REASONS } from '../../events/comment.ts';
import { CORRECTION_KINDS } from '../../events/figure.ts';
import { NOTICE_KINDS } from '../../events/notice.ts';
import { CalendarDate, Slug, Text } from '../../events/scalars.ts';
import { TASK_STATES } from '../../events/task.ts';

/** Several ways to say it; `{name}` and the like are filled in. */
const Phrases = z.array(Text(2000)).min(1);

const CommentStep = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('accepted'),
    on: CalendarDate,
    answerBy: CalendarDate,
    department: Slug.optional(),
  }),
  z.strictObject({ step: z.literal('declined'), on: CalendarDate, reason: z.enum(DECLINE_REASONS) }),
  z.strictObject({ step: z.literal('forwarded'), on: CalendarDate, department: Slug }),
  z.strictObject({ step: z.literal('sent_back'), on: CalendarDate, department: Slug, reason: Text(1000) }),
  z.strictObject({
    step: z.literal('extended'),
    on: CalendarDate,
    answerBy: CalendarDate,
    reason: Text(1000),
  }),
  z.strictObject({ step: z.literal('replied'), on: CalendarDate, department: Slug, body: Text(4000) }),
  /** As published: what is left out is as it was written. */
  z.strictObject({
    step: z.literal('selected'),
    on: CalendarDate,
    title: Text(100).optional(),
    body: Text(4000).optional(),
    name: Text(40),
  }),
  z.strictObject({ step: z.literal('deselected'), on: CalendarDate, reason: Text(1000) }),
  z.strictObject({ step: z.literal('rated'), on: CalendarDate, satisfaction: z.int().min(1).max(5) }),
  z.strictObject({
    step: z.literal('erased'),
    on: CalendarDate,
    authority: Text(200),
    reason: z.enum(['writer', 'court', 'privacy', 'unlawful']),
  }),
]);

const Comment = z.strictObject({
  id: Slug,
  on: CalendarDate,
  kind: z.enum(COMMENT_KINDS),
  about: z.string().optional(),
  consent: z.boolean(),
  title: Text(30),
  body: Text(1000),
  name: Text(40),
  steps: z.array(CommentStep),
});

const Notice = z.strictObject({
  id: Slug,
  on: CalendarDate,
  kind: z.enum(NOTICE_KINDS),
  title: Text(200),
  text: Text(8000),
  departments: z.array(Slug).min(1),
  targets: z.array(Slug).default([]),
  answerBy: CalendarDate.optional(),
  steps: z.array(
    z.discriminatedUnion('step', [
      z.strictObject({ step: z.literal('answered'), on: CalendarDate, department: Slug, text: Text(8000) }),
      z.strictObject({
        step: z.literal('rectified'),
        on: CalendarDate,
        department: Slug,
        text: Text(8000),
        finished: z.boolean(),
      }),
      z.strictObject({ step: z.literal('closed'), on: CalendarDate, opinion: Text(4000) }),
    ]),
  ),
});

const Commendation = z.strictObject({
  id: Slug,
  on: CalendarDate,
  year: z.string().regex(/^[0-9]{4}$/),
  title: Text(200),
  units: z.array(Text(200)),
  individuals: z.array(Text(100)).optional(),
});

const byGivenState = z.strictObject({
  met: Phrases,
  on_track: Phrases,
  behind: Phrases,
  missed: Phrases,
  cannot_judge: Phrases,
});
const byTaskState = z.record(z.enum(TASK_STATES), Phrases);

export const DemoContent = z.strictObject({
  /** Who verifies, evaluates and edits. */
  office: Text(100),
  /** Whoever inspects the leading office. */
  oversight: Text(100),
  /** Departments of the plan that stand for many and speak for nobody. */
  collective: z.array(Slug).default([]),
  /** What every made-up figure names as its source. */
  source: Text(300),
  /** Least and greatest number of a made-up series by its indicator's name or unit, where the plan names none; `other` for the rest. */
  sizes: z.record(z.string(), z.tuple([z.number(), z.number()])),
  verified: Phrases,
  returned: Phrases,
  withdrawn: Phrases,
  corrected: z.record(z.enum(CORRECTION_KINDS), Phrases),
  /** Notes of figures by their status; missing ones say why. */
  notes: z.strictObject({
    B: Phrases,
    E: Phrases,
    P: Phrases,
    L: Phrases,
    M: Phrases,
    O: Phrases,
    Q: Phrases,
  }),
  late: Phrases,
  reference: Phrases,
  baseline: Phrases,
  /** The leading group's opinion where it says what the rule says, where it does not, and where words decide. */
  opinions: z.strictObject({ agreeing: byGivenState, differing: byGivenState, judged: byGivenState }),
  revised: z.strictObject({ opinion: Phrases, reason: Phrases }),
  claims: z.strictObject({ agreeing: Phrases, differing: Phrases }),
  summaries: z.strictObject({ text: Phrases, returned: Phrases, accepted: Phrases }),
  progress: byTaskState,
  evaluated: byTaskState,
  bulletin: Text(4000),
  /** Of its further parts. */
  bulletinContinued: Text(1000),
  notices: z.array(Notice),
  commendations: z.array(Commendation),
  comments: z.array(Comment),
});
export type DemoContent = z.infer<typeof DemoContent>;
export type CommentScene = z.infer<typeof Comment>;
export type NoticeScene = z.infer<typeof Notice>;

/** A phrase with its gaps filled: `{name}` by `words.name`. @throws Error for a gap that nothing fills. */
export function fill(phrase: string, words: Readonly<Record<string, string | number>>): string {
  return phrase.replaceAll(/\{([a-zA-Z_]+)\}/g, (_, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`nothing fills {${name}} in ${phrase}`);
    return String(word);
  });
}
