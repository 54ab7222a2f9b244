/** `/comments/new`: writing a comment. Nothing typed is ever in an address, and nobody keeps a page. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { type CommentDraft, CommentNew, type FormError } from '../../../views/pages/comment-new.tsx';
import { contactOf } from '../../comments/contact.ts';
import type { Desk } from '../../comments/desk.ts';
import { isBlank } from '../../domain/decide/index.ts';
import { atMoment } from '../at-moment.ts';
import { subscriberOf } from '../client-address.ts';
import type { Env } from '../context.ts';
import { rememberDisplay } from '../display.ts';
import { type Form, formBody } from '../form-body.ts';
import { refuse } from '../problem.ts';
import { clientOf, isLoopback } from '../rate-limit.ts';
import { comeAgain, type Formed } from './come-again.tsx';
import { draftOf, EMPTY, errorsOf, inOrder, looksForSubject, searchOf, toldOf } from './comment-draft.ts';
import { receiptPage } from './comment-receipt.tsx';
import { subjectOf } from './comment-subject.ts';
import { commentsClosed } from './comments-closed.ts';
import { inTurn } from './in-turn.ts';
import { onlyPlan } from './only-plan.ts';
import { unkeptPage } from './render.tsx';

const FORMED: Formed = {
  path: '/comments/new',
  what: 'comment',
  typed: ['title', 'body', 'name', 'contact'],
  hidden: ['form', 'proof', 'kind', 'consent', 'plan', 'about', 'choice', 'find', 'found', 'website'],
};

/** Else it is to look for a subject, or to show the form in another language or display. */
const isSubmitted = (form: Form): boolean =>
  !form.has('act') && !form.has('display') && !looksForSubject(form);

export const commentNew = new Hono<Env>()
  .get('/comments/new', atMoment(), async (c) => {
    const { desk } = c.get('deps');
    if (!desk) return refuse(c, commentsClosed);
    const about = c.req.query('about');
    const subject =
      about === undefined
        ? undefined
        : await subjectOf(c, c.req.query('plan') ?? (await onlyPlan(c))?.plan ?? '', about);
    const say = messages[c.get('language')];
    const note = about !== undefined && !subject ? say.commentForm.aboutUnknown : undefined;
    const response = await formPage(c, desk, { draft: { ...EMPTY, subject }, errors: [], note });
    // Nothing is typed yet. Browsers give back what was typed into it, on “Back”, only where they may keep the page.
    response.headers.set('Cache-Control', 'private, no-cache');
    return response;
  })
  .post('/comments/new', inTurn(FORMED, isSubmitted), atMoment(), async (c) => {
    const { desk } = c.get('deps');
    if (!desk) return refuse(c, commentsClosed);
    const form = await formBody(c);
    if (!form.ok) return refuse(c, form.problem);
    return isSubmitted(form.value) ? submitted(c, desk, form.value) : again(c, desk, form.value);
  });

/** The same form, with all that was typed. */
async function again(c: Context<Env>, desk: Desk, form: Form): Promise<Response> {
  rememberDisplay(c, form.text('display'));
  const draft = { ...(await draftOf(c, form)), search: await searchOf(c, form) };
  const asked = form.has('act') || form.has('display');
  const note = asked ? undefined : messages[c.get('language')].commentForm.aboutFirst;
  return formPage(c, desk, { draft, errors: [], note, token: form.text('form') });
}

async function submitted(c: Context<Env>, desk: Desk, form: Form): Promise<Response> {
  const draft = await draftOf(c, form);
  const token = form.text('form');
  const errors = errorsOf(c, form, draft);
  const words = {
    kind: draft.kind,
    title: oneLine(draft.title),
    body: draft.body.trim(),
    // A name that nobody sees is none.
    name: isBlank(draft.name) ? '' : oneLine(draft.name),
    plan: draft.subject?.plan,
    about: draft.subject?.about,
    consent: draft.consent,
  };
  if (errors.length > 0) {
    const told = toldOf(c, await desk.problemsOf(words));
    // All at once, each field for what is wrong with it first.
    const others = told.filter(({ field }) => !errors.some((error) => error.field === field));
    return formPage(c, desk, { draft, errors: inOrder([...errors, ...others]), token }, 422);
  }
  const result = await desk.submit({
    ...words,
    form: token,
    proof: draft.proof || undefined,
    sender: senderOf(c),
    contact: contactOf(draft.contact),
  });
  const say = messages[c.get('language')].commentForm;
  switch (result.outcome) {
    case 'recorded':
    case 'waiting':
      return receiptPage(c, result, token);
    case 'refused':
      return formPage(c, desk, { draft, errors: toldOf(c, result.problems), token }, 422);
    case 'form_expired':
      return formPage(c, desk, { draft: { ...draft, proof: '' }, errors: [], note: say.expired }, 422);
    case 'other_words':
      return formPage(c, desk, { draft: { ...draft, proof: '' }, errors: [], note: say.otherWords }, 422);
    case 'gone':
      return formPage(c, desk, { draft: EMPTY, errors: [], note: say.gone }, 422);
    case 'full':
      return comeAgain(c, FORMED, COME_AGAIN[result.to]);
  }
}

/** Seconds until it is worth another try. */
const COME_AGAIN = { sender: 3_600, unproven: 60, all: 60 };

/** A browser's field of one line has no breaks; what else posts may have some. */
const oneLine = (text: string): string => text.replace(/[\n\v\f\u0085\u2028\u2029]+/g, ' ').trim();

/** The address that counts as one sender; nobody's where all readers come from the machine itself. */
export function senderOf(c: Context<Env>): string | undefined {
  const client = clientOf(c);
  return client === undefined || isLoopback(client) ? undefined : subscriberOf(client);
}

type Shown = { draft: CommentDraft; errors: readonly FormError[]; note?: string | undefined; token?: string };

/** The form with what was typed; the same form again, as far as it can be, so that it is still one comment. */
async function formPage(
  c: Context<Env>,
  desk: Desk,
  { draft, errors, note, token }: Shown,
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const challenge = token === undefined ? undefined : await desk.challengeOf(token);
  const form = token !== undefined && challenge !== undefined ? { token, challenge } : await desk.newForm();
  const worker = c.get('deps').assets.url('proof-of-work.js');
  return unkeptPage(c, {}, status, async () => {
    const say = messages[c.get('language')];
    return {
      title: say.commentForm.title,
      description: say.commentForm.lead,
      here: 'comments',
      plan: await onlyPlan(c),
      synthetic: false,
      form: { path: '/comments/new' },
      children: (
        <CommentNew
          form={{ ...form, worker }}
          draft={draft}
          errors={errors}
          note={note}
          contactDays={desk.contactDays}
        />
      ),
    };
  });
}
