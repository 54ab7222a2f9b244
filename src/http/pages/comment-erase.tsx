/** `/comments/erase`: a writer has a comment erased. All of it comes by POST, and nobody keeps a page. */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { messages } from '../../../views/messages/messages.ts';
import {
  CommentErase,
  type CommentEraseData,
  type ErasureDraft,
} from '../../../views/pages/comment-erase.tsx';
import type { Desk } from '../../comments/desk.ts';
import { readCode } from '../../comments/query-code.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { rememberDisplay } from '../display.ts';
import { refuse, statusProblem } from '../problem.ts';
import type { Formed } from './come-again.tsx';
import { senderOf } from './comment-new.tsx';
import { commentsClosed } from './comments-closed.ts';
import { inTurn } from './in-turn.ts';
import { onlyPlan } from './only-plan.ts';
import { unkeptPage } from './render.tsx';

const EMPTY: ErasureDraft = { code: '', opening: '', contact: '' };
/** No opening of ours is longer, and no code or contact. */
const LONGEST_OPENING = 64 * 1024;
const LONGEST_LINE = 200;

const FORMED: Formed = {
  path: '/comments/erase',
  what: 'question',
  typed: ['code', 'contact', 'opening'],
  hidden: ['confirmed'],
  file: true,
};

export const commentErase = new Hono<Env>()
  .get('/comments/erase', atMoment(), (c) =>
    c.get('deps').desk ? erasePage(c, { step: 'form', draft: EMPTY }) : refuse(c, commentsClosed),
  )
  .post('/comments/erase', inTurn(FORMED), atMoment(), async (c) => {
    const { desk } = c.get('deps');
    if (!desk) return refuse(c, commentsClosed);
    const form = await c.req.parseBody().catch(() => undefined);
    if (!form) return refuse(c, statusProblem(400));
    const draft = await draftOf(form);
    if (!('act' in form || 'display' in form)) return erased(c, desk, draft, form.confirmed === '1');
    // A switch of the page: the same step again, in another language or display, with all that is in it.
    rememberDisplay(c, typeof form.display === 'string' ? form.display : '');
    return form.step === 'confirm' ? erased(c, desk, draft, false) : erasePage(c, { step: 'form', draft });
  });

/** Texts as they are; of a file its text. What is missing or of another kind is empty. */
async function draftOf(form: Record<string, unknown>): Promise<ErasureDraft> {
  const { code, opening, contact, file } = form;
  const line = (value: unknown) => (typeof value === 'string' ? value.slice(0, LONGEST_LINE) : '');
  const pasted = typeof opening === 'string' ? opening : '';
  const uploaded = file instanceof File && file.size <= LONGEST_OPENING ? await file.text() : '';
  return {
    code: line(code),
    contact: line(contact),
    opening: (uploaded || pasted).slice(0, LONGEST_OPENING),
  };
}

async function erased(
  c: Context<Env>,
  desk: Desk,
  draft: ErasureDraft,
  confirmed: boolean,
): Promise<Response> {
  const words = messages[c.get('language')].commentErase;
  const again = (field: 'code' | 'contact', message: string, status: 422 | 429 = 422) =>
    erasePage(c, { step: 'form', draft, error: { field, message } }, status);
  const code = readCode(draft.code);
  if (code === undefined) return again('code', words.invalidCode);
  if (`${draft.opening}${draft.contact}`.trim() === '') return again('contact', words.missing);
  const result = await desk.erase({ ...draft, code, confirmed, sender: senderOf(c) });
  switch (result.outcome) {
    case 'unknown':
      return again('code', words.unknown);
    case 'unproven':
      return again('contact', words.unproven);
    case 'throttled':
      return again('code', words.throttled, 429);
    case 'asks':
      return erasePage(c, { step: 'confirm', draft, position: result.row?.submitted.position });
    case 'erased':
      return erasePage(c, { step: 'done', position: result.position });
  }
}

const erasePage = (
  c: Context<Env>,
  data: CommentEraseData,
  status: ContentfulStatusCode = 200,
): Promise<Response> =>
  unkeptPage(c, {}, status, async () => {
    const words = messages[c.get('language')].commentErase;
    return {
      title: words.title,
      description: words.lead,
      here: 'comments',
      plan: await onlyPlan(c),
      synthetic: false,
      form: data.step === 'done' ? undefined : { path: '/comments/erase' },
      children: <CommentErase {...data} />,
    };
  });
