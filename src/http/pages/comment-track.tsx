/** `/comments/track`: 办理进度 by code. The code comes by POST alone; the text never shows. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { CommentTrack, type CommentTrackData } from '../../../views/pages/comment-track.tsx';
import { readCode } from '../../comments/query-code.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { rememberDisplay } from '../display.ts';
import { formBody } from '../form-body.ts';
import { refuse } from '../problem.ts';
import type { Formed } from './come-again.tsx';
import { senderOf } from './comment-new.tsx';
import { commentsClosed } from './comments-closed.ts';
import { inTurn } from './in-turn.ts';
import { onlyPlan } from './only-plan.ts';
import { unkeptPage } from './render.tsx';
import { told } from './tracked-comment.ts';

const FORMED: Formed = { path: '/comments/track', what: 'question', typed: ['code'], hidden: [] };

export const commentTrack = new Hono<Env>()
  .get('/comments/track', atMoment(), (c) => trackPage(c, {}, 200))
  .post('/comments/track', inTurn(FORMED), atMoment(), async (c) => {
    const form = await formBody(c);
    if (!form.ok) return refuse(c, form.problem);
    const { desk } = c.get('deps');
    if (!desk) return refuse(c, commentsClosed);
    const words = messages[c.get('language')].commentTrack;
    rememberDisplay(c, form.value.text('display'));
    const typed = form.value.text('code').slice(0, 40);
    const code = readCode(typed);
    if (code === undefined) return trackPage(c, { error: words.invalid, typed }, 422);
    const tracked = await desk.track(code, senderOf(c));
    if (tracked.outcome === 'throttled') return trackPage(c, { error: words.throttled, typed }, 429);
    if (tracked.outcome === 'unknown') return trackPage(c, { error: words.unknown, typed }, 422);
    return trackPage(c, { found: await told(c, tracked) }, 200, code);
  });

/** @param code of what was found: it is shown again in another language or display by asking again. */
const trackPage = (
  c: Context<Env>,
  data: CommentTrackData,
  status: 200 | 422 | 429,
  code?: string,
): Promise<Response> =>
  unkeptPage(c, {}, status, async () => {
    const say = messages[c.get('language')];
    return {
      title: say.commentTrack.title,
      description: say.commentTrack.lead,
      here: 'comments',
      plan: await onlyPlan(c),
      synthetic: data.found !== undefined && c.get('deps').config.demo,
      form: code === undefined ? undefined : { path: '/comments/track', fields: [['code', code]] },
      children: <CommentTrack {...data} />,
    };
  });
