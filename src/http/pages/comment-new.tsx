/** `/comments/new`: writing a comment, and its receipt. Nothing typed is ever in an address, and nobody keeps a page. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import {
  type CommentDraft,
  CommentNew,
  type FieldName,
  type FormError,
} from '../../../views/pages/comment-new.tsx';
import { CommentReceipt } from '../../../views/pages/comment-receipt.tsx';
import { contactOf } from '../../comments/contact.ts';
import type { Desk } from '../../comments/desk.ts';
import { shownCode } from '../../comments/query-code.ts';
import type { Submitted } from '../../comments/submission.ts';
import { type Problem as Decided, messageOf } from '../../domain/decide/index.ts';
import { joinKey } from '../../projections/act.ts';
import { atMoment } from '../at-moment.ts';
import { subscriberOf } from '../client-address.ts';
import type { Env } from '../context.ts';
import { type Form, formBody } from '../form-body.ts';
import { refuse, statusProblem } from '../problem.ts';
import { clientOf, isLoopback } from '../rate-limit.ts';
import { subjectOf } from './comment-subject.ts';
import { onlyPlan } from './only-plan.ts';
import { unkeptPage } from './render.tsx';

export const commentNew = new Hono<Env>()
  .get('/comments/new', atMoment(), async (c) => {
    const { desk } = c.get('deps');
    if (!desk) return refuse(c, notOpen);
    const about = c.req.query('about');
    const subject =
      about === undefined
        ? undefined
        : await subjectOf(c, c.req.query('plan') ?? (await onlyPlan(c))?.plan ?? '', about);
    const say = messages[c.get('language')];
    const note = about !== undefined && !subject ? say.commentForm.aboutUnknown : undefined;
    return formPage(c, desk, { draft: { ...EMPTY, subject }, errors: [], note });
  })
  .post('/comments/new', atMoment(), async (c) => {
    const { desk } = c.get('deps');
    if (!desk) return refuse(c, notOpen);
    const form = await formBody(c);
    if (!form.ok) return refuse(c, form.problem);
    return submitted(c, desk, form.value);
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

const EMPTY: CommentDraft = {
  kind: '',
  title: '',
  body: '',
  name: '',
  contact: '',
  proof: '',
  consent: false,
};

async function submitted(c: Context<Env>, desk: Desk, form: Form): Promise<Response> {
  const draft = await draftOf(c, form);
  const errors = errorsOf(c, form);
  if (errors.length > 0) return formPage(c, desk, { draft, errors, token: form.text('form') }, 422);
  const words = {
    kind: draft.kind,
    title: oneLine(draft.title),
    body: draft.body.trim(),
    name: oneLine(draft.name),
  };
  const result = await desk.submit({
    ...words,
    form: form.text('form'),
    proof: draft.proof || undefined,
    sender: senderOf(c),
    contact: contactOf(draft.contact),
    plan: draft.subject?.plan,
    about: draft.subject?.about,
    consent: draft.consent,
  });
  const say = messages[c.get('language')].commentForm;
  switch (result.outcome) {
    case 'recorded':
    case 'waiting':
      return receiptPage(c, result);
    case 'refused':
      return formPage(c, desk, { draft, errors: toldOf(c, result.problems), token: form.text('form') }, 422);
    case 'form_expired':
      return formPage(c, desk, { draft: { ...draft, proof: '' }, errors: [], note: say.expired }, 422);
    case 'other_words':
      return formPage(c, desk, { draft: { ...draft, proof: '' }, errors: [], note: say.otherWords }, 422);
    case 'gone':
      return formPage(c, desk, { draft: EMPTY, errors: [], note: say.gone }, 422);
    case 'full':
      return formPage(c, desk, { draft, errors: [], note: say.full, token: form.text('form') }, 429);
  }
}

/** A browser's field of one line has no breaks; what else posts may have some. */
const oneLine = (text: string): string => text.replace(/[\n\v\f\u0085\u2028\u2029]+/g, ' ').trim();

/** The address that counts as one sender; nobody's where all readers come from the machine itself. */
export function senderOf(c: Context<Env>): string | undefined {
  const client = clientOf(c);
  return client === undefined || isLoopback(client) ? undefined : subscriberOf(client);
}

async function draftOf(c: Context<Env>, form: Form): Promise<CommentDraft> {
  const about = form.has('general') ? '' : form.text('about');
  const subject = about === '' ? undefined : await subjectOf(c, form.text('plan'), about);
  return {
    kind: form.text('kind'),
    title: form.text('title'),
    body: form.text('body'),
    name: form.text('name'),
    contact: form.text('contact'),
    proof: form.text('proof'),
    consent: form.has('consent'),
    subject,
  };
}

const TYPED = ['title', 'body', 'name', 'contact'] as const;

/** What is wrong before the office is asked: bytes that are no text, a contact that is none, the field for programs. */
function errorsOf(c: Context<Env>, form: Form): FormError[] {
  const language = c.get('language');
  const words = messages[language].commentForm;
  const contact = form.text('contact').trim();
  const isContact = contact === '' || contactOf(contact) !== undefined;
  return [
    ...TYPED.filter((field) => form.illFormed.has(field)).map((field) => ({
      field,
      message: messageOf(language, 'ill_formed', {}),
    })),
    ...(isContact || form.illFormed.has('contact')
      ? []
      : [{ field: 'contact' as const, message: words.contactInvalid }]),
    ...(form.text('website') === '' ? [] : [{ field: 'website' as const, message: words.trapFilled }]),
  ];
}

const FIELDS: readonly FieldName[] = ['kind', 'title', 'body', 'name', 'about'];

/** What the office refuses, beside the field that it is about. */
const toldOf = (c: Context<Env>, problems: readonly Decided[]): FormError[] =>
  problems.map(({ field, code, params }) => ({
    field: FIELDS.find((each) => each === field) ?? (field === 'plan' ? 'about' : 'body'),
    message:
      field === 'kind'
        ? messageOf(c.get('language'), 'required', {})
        : messageOf(c.get('language'), code, params),
  }));

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
      plan: await onlyPlan(c),
      synthetic: false,
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

type Received = Extract<Submitted, { outcome: 'recorded' | 'waiting' }>;

async function receiptPage(c: Context<Env>, result: Received): Promise<Response> {
  const say = messages[c.get('language')];
  const { log, clock } = c.get('deps');
  const row =
    result.outcome === 'recorded'
      ? await log.row('comments', joinKey(result.comment), (await log.head()).size - 1)
      : undefined;
  return unkeptPage(c, {}, 200, async () => ({
    title: say.commentReceipt.title,
    plan: await onlyPlan(c),
    synthetic: false,
    children: (
      <CommentReceipt
        code={shownCode(result.code)}
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

const notOpen = {
  ...statusProblem(404),
  code: 'comments-closed',
  message: { zh: messages.zh.commentForm.closed, en: messages.en.commentForm.closed },
};
