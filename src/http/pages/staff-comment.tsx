/** `/staff/comments/:id`: one comment, and a form for each decision about it. */
import { type Context, Hono } from 'hono';
import { reaches } from '../../auth/rights.ts';
import { messageOf, type Problem } from '../../domain/decide/index.ts';
import { performComment } from '../../office/comments.ts';
import type { Performed } from '../../office/office.ts';
import type { Env } from '../context.ts';
import { type Form, formBody } from '../form-body.ts';
import { commandOf, FORMS, type FormName, revisionOf, type Typed } from '../handling/acts.ts';
import { letGo, takeOver } from '../handling/claims.ts';
import { databaseOf, holderOf, officeOf, rowOf } from '../handling/desk.ts';
import { isEventId } from '../handling/ids.ts';
import { presently } from '../handling/presently.ts';
import { DECIDERS, EXTENDERS, HOLDERS, PUBLISHERS, READERS } from '../handling/rights.ts';
import { showCase } from '../handling/shown-case.tsx';
import { withQuery } from '../links.ts';
import { type Problem as Refusal, refuse, statusProblem } from '../problem.ts';
import { actorOf, ofDepartment, requires } from '../staff/requires.ts';

const ONE = '/staff/comments/:id';
const own = () => ofDepartment(holderOf);

export const staffComment = new Hono<Env>()
  .get(ONE, requires(...READERS), own(), presently(), async (c) => {
    const row = await rowOf(c);
    if (!row) return refuse(c, unknownComment);
    return showCase(c, row, { done: c.req.query('done')?.slice(0, 40) });
  })
  .post(`${ONE}/claim`, requires(...READERS), own(), presently(), async (c) => {
    const row = await rowOf(c);
    const { accounts } = c.get('deps');
    const user = c.get('staff')?.id;
    if (!row || !accounts || !user) return refuse(c, unknownComment);
    await takeOver(accounts.db, { comment: row.comment, user, now: accounts.clock() });
    return backTo(c, 'claim');
  })
  .post(`${ONE}/acceptance`, requires(...DECIDERS), presently(), (c) => act(c, 'acceptance'))
  .post(`${ONE}/refusal`, requires(...DECIDERS), presently(), (c) => act(c, 'refusal'))
  .post(`${ONE}/forwarding`, requires(...DECIDERS), presently(), (c) => act(c, 'forwarding'))
  .post(`${ONE}/return`, requires(...HOLDERS), own(), presently(), (c) => act(c, 'return'))
  .post(`${ONE}/extension`, requires(...EXTENDERS), own(), presently(), (c) => act(c, 'extension'))
  .post(`${ONE}/deselection`, requires(...PUBLISHERS), presently(), (c) => act(c, 'deselection'));

/** Does what a form asks, and shows the page again with what was typed where it cannot be done. */
async function act(c: Context<Env>, form: FormName): Promise<Response> {
  const row = await rowOf(c);
  if (!row) return refuse(c, unknownComment);
  const read = await formBody(c);
  if (!read.ok) return refuse(c, read.problem);
  const typed = typedIn(read.value, FORMS[form]);
  const wrong = illFormedIn(c, read.value, FORMS[form]);
  if (wrong.length > 0) return showCase(c, row, { failed: { form, typed, problems: wrong }, status: 422 });
  const id = read.value.text('event');
  const expected = revisionOf(read.value.text('revision'));
  if (!isEventId(id) || expected === undefined) return refuse(c, staleForm);
  const command = commandOf(form, typed, { id, comment: row.comment, actor: actorOf(c), expected });
  return answer(c, form, typed, await performComment(officeOf(c), command));
}

/** Leads back to the comment, or shows why not. */
export async function answer(
  c: Context<Env>,
  form: string,
  typed: Typed,
  performed: Performed,
): Promise<Response> {
  if (performed.ok) {
    await finished(c);
    const now = await rowOf(c);
    return reaches(c.get('held') ?? [], now?.department) ? backTo(c, form) : toQueue(c, form);
  }
  const row = await rowOf(c);
  if (!row) return refuse(c, unknownComment);
  if (performed.reason === 'refused') {
    const problems = toldIn(c, performed.problems);
    return showCase(c, row, { failed: { form, typed, problems }, status: 422 });
  }
  const { conflict } = performed;
  const since =
    conflict.kind === 'revision' && typeof conflict.expected === 'number' ? conflict.expected : undefined;
  return showCase(c, row, { failed: { form, typed, problems: [], since: since ?? -1 }, status: 409 });
}

/** Whoever has done something does not keep others from what comes next. */
export async function finished(c: Context<Env>): Promise<void> {
  const user = c.get('staff')?.id;
  const comment = c.req.param('id')?.toLowerCase();
  if (user && comment) await letGo(databaseOf(c), comment, user);
}

export function backTo(c: Context<Env>, done: string): Response {
  const lang = c.get('language') === 'en' ? 'en' : undefined;
  return c.redirect(withQuery(`/staff/comments/${c.req.param('id')}`, { done, lang }), 303);
}

/** What is not theirs any more, they do not see any more either. */
const toQueue = (c: Context<Env>, done: string): Response => {
  const lang = c.get('language') === 'en' ? 'en' : undefined;
  return c.redirect(withQuery('/staff/comments', { done, lang }), 303);
};

export const typedIn = (form: Form, names: readonly string[]): Typed =>
  Object.fromEntries(names.map((name) => [name, form.text(name)]));

export const toldIn = (c: Context<Env>, problems: readonly Problem[]) =>
  problems.map(({ field, code, params }) => ({ field, message: messageOf(c.get('language'), code, params) }));

/** Fields whose bytes are no text. */
export const illFormedIn = (c: Context<Env>, form: Form, names: readonly string[]) =>
  names
    .filter((name) => form.illFormed.has(name))
    .map((field) => ({ field, message: messageOf(c.get('language'), 'ill_formed', {}) }));

export const unknownComment: Refusal = {
  ...statusProblem(404),
  code: 'comment-unknown',
  message: { zh: '没有这件留言。', en: 'There is no such comment.' },
};
export const staleForm: Refusal = {
  ...statusProblem(400),
  code: 'form-incomplete',
  message: {
    zh: '表单不完整,请返回留言页面重新填写。',
    en: 'The form is incomplete. Go back to the comment and fill it in again.',
  },
};
