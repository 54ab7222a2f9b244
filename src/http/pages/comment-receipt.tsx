/** The receipt of a comment: after it was written, and again for whoever holds the form and the code on it. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { CommentReceipt } from '../../../views/pages/comment-receipt.tsx';
import { readCode, shownCode } from '../../comments/query-code.ts';
import type { Received } from '../../comments/submission.ts';
import { joinKey } from '../../projections/act.ts';
import { atMoment, renewMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { rememberDisplay } from '../display.ts';
import { formBody } from '../form-body.ts';
import { refuse, statusProblem } from '../problem.ts';
import { commentsClosed } from './comments-closed.ts';
import { onlyPlan } from './only-plan.ts';
import { unkeptPage } from './render.tsx';

export const commentReceipt = new Hono<Env>()
  .post('/comments/receipt', atMoment(), async (c) => {
    const { desk } = c.get('deps');
    if (!desk) return refuse(c, commentsClosed);
    const form = await formBody(c);
    if (!form.ok) return refuse(c, form.problem);
    rememberDisplay(c, form.value.text('display'));
    const token = form.value.text('form');
    const code = readCode(form.value.text('code'));
    const received = code === undefined ? undefined : await desk.receiptOf(token, code);
    if (!received) return refuse(c, unknownReceipt);
    return receiptPage(c, { ...received, repeated: false }, token);
  })
  .post('/comments/opening', atMoment(), async (c) => {
    const form = await formBody(c);
    if (!form.ok) return refuse(c, form.problem);
    const opening = form.value.text('opening');
    const name = /"event": "([0-9a-f-]{36})"/.exec(opening)?.[1];
    if (name === undefined || form.value.illFormed.size > 0) return refuse(c, statusProblem(400));
    return c.body(opening, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="comment-${name.slice(0, 8)}.json"`,
      'Cache-Control': 'no-store',
    });
  });

/** @param token of the form: with it and the code the page can be shown again, in another language or display. */
export async function receiptPage(c: Context<Env>, result: Received, token: string): Promise<Response> {
  const say = messages[c.get('language')];
  const { log, clock, config } = c.get('deps');
  await renewMoment(c);
  const row =
    result.outcome === 'recorded'
      ? await log.row('comments', joinKey(result.comment), c.get('moment').position)
      : undefined;
  const code = shownCode(result.code);
  return unkeptPage(c, {}, 200, async () => ({
    title: say.commentReceipt.title,
    here: 'comments',
    plan: await onlyPlan(c),
    synthetic: config.demo,
    form: { path: '/comments/receipt', fields: [['form', token] as const, ['code', code] as const] },
    children: (
      <CommentReceipt
        code={code}
        receivedAt={row?.submitted.at ?? clock().toISOString()}
        repeated={result.repeated}
        opening={result.opening && openingFile(result.opening)}
        recorded={
          result.outcome === 'recorded'
            ? { position: result.position, signed: result.signed, acceptBy: row?.acceptBy }
            : undefined
        }
        waiting={result.outcome === 'waiting' ? result : undefined}
      />
    ),
  }));
}

/** As `mingbai verify` and the browser read an opening. */
const openingFile = ({ eventId, field, salt, sealed }: NonNullable<Received['opening']>): string =>
  JSON.stringify({ event: eventId, field, salt, sealed }, null, 2);

const unknownReceipt = {
  ...statusProblem(404),
  code: 'receipt-unknown',
  message: { zh: messages.zh.commentReceipt.unknown, en: messages.en.commentReceipt.unknown },
};
