/** `/comments/rate`: the writer, who has the code, says once how satisfied they are with the answer. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { CommentRate, type CommentRateData } from '../../../views/pages/comment-rate.tsx';
import { readCode } from '../../comments/query-code.ts';
import { performComment } from '../../office/comments.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { rememberDisplay } from '../display.ts';
import { type Form, formBody } from '../form-body.ts';
import { refuse } from '../problem.ts';
import type { Formed } from './come-again.tsx';
import { senderOf } from './comment-new.tsx';
import { commentsClosed } from './comments-closed.ts';
import { inTurn } from './in-turn.ts';
import { onlyPlan } from './only-plan.ts';
import { unkeptPage } from './render.tsx';

const FORMED: Formed = {
  path: '/comments/rate',
  what: 'question',
  typed: ['code'],
  hidden: ['satisfaction'],
};

export const commentRate = new Hono<Env>()
  .get('/comments/rate', atMoment(), (c) => ratePage(c, {}, 200))
  .post('/comments/rate', inTurn(FORMED), atMoment(), async (c) => {
    const form = await formBody(c);
    if (!form.ok) return refuse(c, form.problem);
    if (!c.get('deps').desk) return refuse(c, commentsClosed);
    if (isSwitch(form.value)) {
      rememberDisplay(c, form.value.text('display'));
      return ratePage(c, { typed: typedIn(form.value) }, 200);
    }
    const { status, ...data } = await rate(c, form.value);
    return ratePage(c, data, status);
  });

const typedIn = (form: Form) => ({
  code: form.text('code').slice(0, 40),
  satisfaction: form.text('satisfaction'),
});

/** The form is to be shown in another language or display, with what is in it. */
const isSwitch = (form: Form): boolean => form.has('act') || form.has('display');

type Rated = CommentRateData & { status: 200 | 422 | 429 };

/** The code is asked for last: a rating that is left out costs nobody a try. */
async function rate(c: Context<Env>, form: Form): Promise<Rated> {
  const { desk } = c.get('deps');
  const { rateProblems: problems } = messages[c.get('language')].board;
  const typed = typedIn(form);
  const points = /^[1-5]$/.test(typed.satisfaction) ? Number(typed.satisfaction) : undefined;
  const code = readCode(typed.code);
  const errors = {
    ...(code === undefined && { code: problems.code }),
    ...(points === undefined && { satisfaction: problems.satisfaction }),
  };
  const wrong = (more: CommentRateData['errors'] = errors, status: 422 | 429 = 422): Rated => ({
    ...{ status, typed, errors: more },
  });
  if (!desk || code === undefined || points === undefined) return wrong();
  const tracked = await desk.track(code, senderOf(c));
  if (tracked.outcome === 'throttled') return wrong({ code: problems.often }, 429);
  if (tracked.outcome === 'unknown') return wrong({ code: problems.code });
  if (tracked.outcome !== 'found') return wrong({ code: problems.not_replied });
  const { comment } = tracked.row;
  const refused = await recorded(c, comment, points);
  return refused === undefined
    ? { status: 200, rated: { comment, points } }
    : wrong({ code: problems[refused] });
}

type Refused = 'not_replied' | 'already_rated' | 'erased' | 'again';
const REFUSED: Readonly<Record<string, Refused>> = {
  not_replied: 'not_replied',
  already_rated: 'already_rated',
  comment_erased: 'erased',
};

/** Undefined once it is recorded. The actor is nobody in particular: the log does not learn who wrote. */
async function recorded(
  c: Context<Env>,
  comment: string,
  satisfaction: number,
): Promise<Refused | undefined> {
  const { log, clock, config } = c.get('deps');
  const asked = { id: randomUUID(), actor: { role: 'resident' as const }, comment, satisfaction };
  const performed = await performComment(
    { log, clock, demo: config.demo },
    { type: 'rate_comment', ...asked },
  );
  if (performed.ok) return undefined;
  const codes = performed.reason === 'refused' ? performed.problems.map(({ code }) => code) : [];
  return codes.map((each) => REFUSED[each]).find((each) => each !== undefined) ?? 'again';
}

const ratePage = (c: Context<Env>, data: CommentRateData, status: 200 | 422 | 429): Promise<Response> =>
  unkeptPage(c, {}, status, async () => {
    const say = messages[c.get('language')];
    return {
      title: say.board.rateTitle,
      description: say.board.rateLead,
      here: 'comments',
      plan: await onlyPlan(c),
      synthetic: false,
      form: data.rated ? undefined : { path: '/comments/rate' },
      children: <CommentRate {...data} />,
    };
  });
