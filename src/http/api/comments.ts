/** Comments: how each was handled, and the text of those that are published. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { COMMENT_KINDS, DECLINE_REASONS, ERASURE_REASONS } from '../../../events/comment.ts';
import { CalendarDate, Count, EventId } from '../../../events/scalars.ts';
import { COMMENT_STATES, type PublicComment, TEXT_STATES } from '../../domain/public-comment.ts';
import { readTexts, type Texts } from '../../log/public-texts.ts';
import { atMoment } from '../at-moment.ts';
import { cached, json } from '../cache.ts';
import {
  askedComments,
  COMMENT_FILTERS,
  type CommentField,
  filterOf,
  unknownValues,
} from '../comments/filter.ts';
import { readComment, readComments } from '../comments/read.ts';
import type { Env } from '../context.ts';
import { integer } from '../parameters.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { AT, answers, DAY, describe, inPath, inQuery, integerInQuery } from './describe.ts';
import { Act } from './shapes.ts';
import { toldAct } from './told.ts';

const MOST = 1000;
const SOME = 100;
const text = z.string();
const nullable = text.nullable();

const Comment = z
  .object({
    comment: EventId.describe('Its number, for as long as the log is kept.'),
    kind: z.enum(COMMENT_KINDS),
    plan: nullable,
    about: nullable.describe(
      '`indicator/<id>`, `task/<id>`, `department/<id>`, `event/<position>`, `text/<offset>`; null: the whole plan, or none.',
    ),
    consent: z.boolean().describe('To publication of the text, masked.'),
    state: z.enum(COMMENT_STATES).describe('`gone`: erased before anything else became of it.'),
    text: z.enum(TEXT_STATES).describe('Whether the text can be read, and if not, why.'),
    submitted: Act,
    acceptBy: CalendarDate.nullable(),
    accepted: Act.nullable(),
    declined: Act.extend({ reason: z.enum(DECLINE_REASONS), words: nullable }).nullable(),
    department: nullable.describe('The department that has it, or had it last.'),
    answerBy: CalendarDate.nullable(),
    late: z.boolean().describe('The deadline passed, or was passed when it was kept at last.'),
    published: z
      .object({ ...Act.shape, title: text, body: text, name: text.describe('Empty: anonymous.') })
      .nullable()
      .describe(
        'The text as it was published. Keep no copy for longer than you need it: it may be erased here.',
      ),
    replies: z.array(
      Act.extend({
        department: text,
        body: nullable.describe('Null where it went with a comment that was taken down or erased.'),
        cites: z.array(EventId).describe('Ids of the events that it cites.'),
      }),
    ),
    satisfaction: z.int().min(1).max(5).nullable(),
    erased: Act.extend({ reason: z.enum(ERASURE_REASONS) })
      .nullable()
      .describe('Also where that was after `at`.'),
    synthetic: z.boolean(),
  })
  .meta({ id: 'Comment' });
const at = { position: z.int().min(-1), day: CalendarDate };
const Comments = z
  .object({
    ...at,
    total: Count,
    comments: z.array(Comment),
    next: Count.nullable().describe('`after` of the next page.'),
  })
  .meta({ id: 'Comments' });
const OneComment = z.object({ ...at, comment: Comment }).meta({ id: 'OneComment' });

const MEANINGS: Record<CommentField, string> = {
  kind: `\`${COMMENT_KINDS.join('`, `')}\`.`,
  state: `\`${COMMENT_STATES.join('`, `')}\`.`,
  text: `\`${TEXT_STATES.join('`, `')}\`.`,
  department: '`<plan>/<department>`, or `none`.',
  about: '`<plan>/indicator/<id>` and the like.',
  month: 'Of submission: `2014-05`, or a quarter, `2014-Q2`.',
  measure: 'One of those that `/comments/statistics` counts.',
};

export const comments = new Hono<Env>()
  .get(
    '/comments',
    describe({
      summary: 'Comments, the newest first.',
      description:
        'What a resident wrote is never among it, only what an editor published of it, for as long as that is public.',
      parameters: [
        ...COMMENT_FILTERS.map((name) => inQuery(name, MEANINGS[name])),
        integerInQuery('after', 'Comments to leave out, from the newest on.'),
        integerInQuery('limit', `At most so many; ${SOME} when left out.`, MOST),
        ...[AT, DAY],
      ],
      answers: answers(Comments),
      refusals: [400, 429],
    }),
    atMoment(),
    list,
  )
  .get(
    '/comments/:comment',
    describe({
      summary: 'One comment.',
      parameters: [inPath('comment', 'Its number.'), AT, DAY],
      answers: answers(OneComment),
    }),
    atMoment(),
    async (c) => {
      const id = c.req.param('comment').toLowerCase();
      const found = EventId.safeParse(id).success ? await readComment(c, id) : undefined;
      if (!found) return refuse(c, commentUnknown(id, c.get('moment').position));
      const { position, day } = c.get('moment');
      return sealed(c, {}, async () => {
        const texts = await readTexts(c.get('deps').log, [found], { replies: true });
        return { position, day, comment: told(found, texts) };
      });
    },
  );

async function list(c: Context<Env>): Promise<Response> {
  const { q: _, ...values } = askedComments((name) => c.req.query(name));
  const [wrong] = unknownValues(values);
  if (wrong) return refuse(c, notOne(wrong.field, wrong.value));
  const bounds = { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 };
  const after = integer('after', c.req.query('after'), bounds);
  if (!after.ok) return refuse(c, after.problem);
  const limit = integer('limit', c.req.query('limit'), { least: 1, most: MOST, otherwise: SOME });
  if (!limit.ok) return refuse(c, limit.problem);
  const { position, day } = c.get('moment');
  const query = { ...values, after: String(after.value), limit: String(limit.value) };
  return sealed(c, query, async () => {
    const { log } = c.get('deps');
    const filter = filterOf(values);
    const [{ total }, shown] = await Promise.all([
      log.countComments(c.get('moment'), { total: filter }),
      readComments(c, { ...filter, after: after.value, limit: limit.value }),
    ]);
    const end = after.value + limit.value;
    const texts = await readTexts(log, shown, { replies: true });
    const next = total > end ? end : null;
    return { position, day, total, comments: shown.map((one) => told(one, texts)), next };
  });
}

/** Nothing of it is kept where an erasure would not reach it. */
function sealed(
  c: Context<Env>,
  query: Readonly<Record<string, string | undefined>>,
  make: () => Promise<unknown>,
): Promise<Response> {
  const { position, day, asked, head } = c.get('moment');
  const dependsOn = { ...query, head: asked.at === undefined ? undefined : String(head) };
  return cached(c, { position, day, query: dependsOn, sealed: true }, async () => json(await make()));
}

function told(comment: PublicComment, texts: Texts): z.infer<typeof Comment> {
  const { row, state, text: textState, taken, due } = comment;
  const words = texts.words(comment);
  const declined = state === 'declined' ? row.declined : undefined;
  return {
    comment: row.comment,
    ...{
      kind: row.kind,
      plan: row.plan ?? null,
      about: row.about ?? null,
      consent: row.consent,
      state,
      text: textState,
    },
    submitted: toldAct(row.submitted),
    acceptBy: row.acceptBy ?? null,
    accepted: row.accepted ? toldAct(row.accepted) : null,
    declined: declined
      ? {
          ...toldAct(declined),
          reason: declined.reason as (typeof DECLINE_REASONS)[number],
          words: declined.words ?? null,
        }
      : null,
    department: row.department ?? row.replies.at(-1)?.department ?? null,
    answerBy: row.answerBy ?? null,
    late: due?.late ?? false,
    published: words && row.selected ? { ...toldAct(row.selected), ...words } : null,
    replies: row.replies.map((reply) => ({
      ...toldAct(reply),
      department: reply.department,
      body: texts.reply(reply.position) ?? null,
      cites: [...(reply.cites ?? [])],
    })),
    satisfaction: row.rated?.satisfaction ?? null,
    erased:
      textState === 'erased' && taken
        ? { ...toldAct(taken), reason: taken.reason as (typeof ERASURE_REASONS)[number] }
        : null,
    synthetic: row.synthetic === true,
  };
}

const commentUnknown = (id: string, position: number) =>
  fieldProblem(404, 'comment-unknown', 'comment', {
    zh: `截至第 ${position} 条记录,没有编号为${quoted(id)}的留言。`,
    en: `At position ${position} there is no comment ${quoted(id)}.`,
  });

const notOne = (field: CommentField, value: string) =>
  fieldProblem(400, 'parameter-invalid', field, {
    zh: `参数 ${field} 的值${quoted(value)}不对:应为 ${MEANINGS[field]}`,
    en: `The parameter ${field}, ${quoted(value)}, is not one of: ${MEANINGS[field]}`,
  });
