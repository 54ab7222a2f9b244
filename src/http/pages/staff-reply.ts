/** `/staff/comments/:id/reply`: the department drafts, an editor approves and publishes. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { citeProblems, messageOf } from '../../domain/decide/index.ts';
import { citedEvents } from '../../office/cited-events.ts';
import { performComment } from '../../office/comments.ts';
import type { CommentRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';
import { type Form, formBody } from '../form-body.ts';
import { citesOf, revisionOf, type Typed } from '../handling/acts.ts';
import { databaseOf, holderOf, officeOf, rowOf } from '../handling/desk.ts';
import { type Draft, draftPublished, type Saved, saveDraft } from '../handling/drafts.ts';
import { isEventId } from '../handling/ids.ts';
import { presently } from '../handling/presently.ts';
import { stretchesToConfirm } from '../handling/reply-scan.ts';
import { PUBLISHERS, WRITERS } from '../handling/rights.ts';
import { showCase } from '../handling/shown-case.tsx';
import { refuse } from '../problem.ts';
import { actorOf, ofDepartment, requires } from '../staff/requires.ts';
import {
  answer,
  backTo,
  finished,
  illFormedIn,
  staleForm,
  typedIn,
  unknownComment,
} from './staff-comment.tsx';
import { leftNames, leftOf } from './staff-selection.ts';

const REPLY = '/staff/comments/:id/reply';
const FIELDS = ['body', 'cites', 'note'] as const;
const SEARCH = 'q';
const LONGEST = { body: 5000, cites: 2000, note: 500 };
const own = () => ofDepartment(holderOf);

export const staffReply = new Hono<Env>()
  .post(REPLY, requires(...WRITERS), own(), presently(), (c) => write(c, 'draft'))
  .post(`${REPLY}/proposal`, requires(...WRITERS), own(), presently(), (c) => write(c, 'proposed'))
  .post(`${REPLY}/citations`, requires(...WRITERS), own(), presently(), (c) => find(c))
  .post(`${REPLY}/return`, requires(...PUBLISHERS), presently(), (c) => write(c, 'returned'))
  .post(`${REPLY}/publication`, requires(...PUBLISHERS), presently(), (c) => publish(c));

/** Looks for records to cite: nothing is saved, and what was typed and ticked stays. */
async function find(c: Context<Env>): Promise<Response> {
  const row = await rowOf(c);
  if (!row) return refuse(c, unknownComment);
  const read = await formBody(c);
  if (!read.ok) return refuse(c, read.problem);
  const typed = typedReply(read.value);
  const problems = illFormedIn(c, read.value, [...FIELDS, SEARCH]);
  return showCase(c, row, {
    failed: { form: 'reply', typed, problems, looking: true },
    status: problems.length > 0 ? 422 : 200,
  });
}

/** What was typed, with the records that were ticked among those it cites. */
function typedReply(form: Form): Typed {
  const typed = typedIn(form, [...FIELDS, SEARCH, ...leftNames]);
  const ticked = form
    .text('listed')
    .split(',')
    .filter((position) => form.has(`cite-${position}`));
  const cites = [...new Set([...ticked, ...citesOf(typed.cites ?? '')])];
  return { ...typed, cites: cites.join(', ') };
}

type Asked = {
  row: CommentRow & { department: string };
  form: Form;
  typed: Typed;
  id: string;
  /** Of the draft that whoever writes looked at. */
  version: number;
};

async function write(c: Context<Env>, state: Draft['state']): Promise<Response> {
  const asked = await asking(c, state);
  if (asked instanceof Response) return asked;
  const saved = await save(c, asked, state);
  if (saved.outcome === 'conflict') return conflicting(c, asked);
  if (state !== 'draft') await finished(c);
  return backTo(c, `reply-${state}`);
}

/** Saves what the editor sees, and publishes that: an editor may put right what they approve. */
async function publish(c: Context<Env>): Promise<Response> {
  const asked = await asking(c, 'publication');
  if (asked instanceof Response) return asked;
  const expected = revisionOf(asked.form.text('revision'));
  if (expected === undefined) return refuse(c, staleForm);
  const saved = await save(c, asked, 'proposed');
  if (saved.outcome === 'conflict') return conflicting(c, asked);
  if (saved.outcome === 'published') return backTo(c, 'reply-published');
  const { row, form, typed, id } = asked;
  // The draft's id is the event's: however often it is sent, it is one reply.
  const performed = await performComment(officeOf(c), {
    type: 'reply_to_comment',
    ...{ id, comment: row.comment, actor: actorOf(c), expected },
    department: row.department,
    body: typed.body ?? '',
    cites: citesOf(typed.cites ?? ''),
    left: leftOf(form),
  });
  if (!performed.ok) return answer(c, 'reply', typed, performed);
  await draftPublished(databaseOf(c), id, c.get('deps').clock());
  await finished(c);
  return backTo(c, 'reply-published');
}

/** What the form says; the answer instead where it cannot be taken. */
async function asking(c: Context<Env>, state: Draft['state'] | 'publication'): Promise<Asked | Response> {
  const row = await rowOf(c);
  if (!row) return refuse(c, unknownComment);
  const read = await formBody(c);
  if (!read.ok) return refuse(c, read.problem);
  const form = read.value;
  const [id, version] = [form.text('draft'), revisionOf(form.text('version'))];
  const { department } = row;
  if (!isEventId(id) || version === undefined || department === undefined) return refuse(c, staleForm);
  const typed = typedReply(form);
  const wrong = [
    ...illFormedIn(c, form, FIELDS),
    ...problemsOf(c, typed, state),
    ...(state === 'returned' ? [] : await wrongCites(c, typed)),
  ];
  const isGoingOut = state === 'proposed' || state === 'publication';
  const problems = wrong.length === 0 && isGoingOut ? await toldInReply(c, row, form) : wrong;
  if (problems.length > 0) {
    return showCase(c, row, { failed: { form: 'reply', typed, problems }, status: 422 });
  }
  return { row: { ...row, department }, form, typed, id, version };
}

function problemsOf(c: Context<Env>, typed: Typed, state: Draft['state'] | 'publication') {
  const tell = (field: string, code: 'required' | 'too_long', max = 0) => ({
    field,
    message: messageOf(c.get('language'), code, { max }),
  });
  const tooLong = FIELDS.filter((field) => [...(typed[field] ?? '')].length > LONGEST[field]);
  return [
    ...(typed.body?.trim() ? [] : [tell('body', 'required')]),
    ...(state === 'returned' && !typed.note?.trim() ? [tell('note', 'required')] : []),
    ...tooLong.map((field) => tell(field, 'too_long', LONGEST[field])),
  ];
}

/** A draft cites what there is, and what a reply may cite: whoever writes it is there to mend it. */
async function wrongCites(c: Context<Env>, typed: Typed) {
  const { log } = c.get('deps');
  const cites = citesOf(typed.cites ?? '');
  const cited = await citedEvents(log, cites, c.get('moment').head);
  return citeProblems(cited, cites).map(({ field, code, params }) => ({
    field,
    message: messageOf(c.get('language'), code, params),
  }));
}

/** What tells who somebody is, until it is taken out or said to be nobody's: a reply is public. */
async function toldInReply(c: Context<Env>, row: CommentRow, form: Form) {
  const left = leftOf(form);
  const told = await stretchesToConfirm(databaseOf(c), row, form.text('body'));
  if (told.every((each) => left.includes(each))) return [];
  return [{ field: 'body', message: messages[c.get('language')].handling.reply.tellsWho }];
}

const save = (c: Context<Env>, { row, typed, id, version }: Asked, state: Draft['state']): Promise<Saved> =>
  saveDraft(databaseOf(c), {
    ...{ id, comment: row.comment, department: row.department, state, revision: version },
    body: typed.body ?? '',
    cites: citesOf(typed.cites ?? ''),
    by: c.get('staff')?.id ?? '',
    at: c.get('deps').clock(),
    ...(state === 'returned' && { note: typed.note }),
  });

/** Somebody saved another version: both are shown, and nothing was overwritten. */
const conflicting = (c: Context<Env>, { row, typed }: Asked): Promise<Response> =>
  showCase(c, row, { failed: { form: 'reply', typed, problems: [], since: -1 }, status: 409 });
