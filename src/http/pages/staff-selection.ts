/** `/staff/comments/:id/masks` and `/selection`: the text as it may be published, confirmed, and published. */
import { type Context, Hono } from 'hono';
import { messageOf } from '../../domain/decide/index.ts';
import { findPersonal, type PersonalSpan } from '../../domain/masking.ts';
import { performComment } from '../../office/comments.ts';
import type { CommentRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';
import { type Form, formBody } from '../form-body.ts';
import { revisionOf, type Typed } from '../handling/acts.ts';
import { databaseOf, officeOf, rowOf } from '../handling/desk.ts';
import { isEventId } from '../handling/ids.ts';
import { readMasks, saveMasks } from '../handling/masks.ts';
import { readOriginals, type Words } from '../handling/originals.ts';
import { presently } from '../handling/presently.ts';
import { DECIDERS, PUBLISHERS } from '../handling/rights.ts';
import { showCase } from '../handling/shown-case.tsx';
import { refuse } from '../problem.ts';
import { actorOf, requires } from '../staff/requires.ts';
import { answer, backTo, illFormedIn, staleForm, typedIn, unknownComment } from './staff-comment.tsx';

const FIELDS = ['title', 'body', 'name'] as const;
type Wrong = { field: string; message: string };

export const staffSelection = new Hono<Env>()
  .post('/staff/comments/:id/masks', requires(...DECIDERS), presently(), (c) => confirmMasks(c))
  .post('/staff/comments/:id/selection', requires(...PUBLISHERS), presently(), (c) => select(c));

async function confirmMasks(c: Context<Env>): Promise<Response> {
  const row = await rowOf(c);
  if (!row) return refuse(c, unknownComment);
  const read = await formBody(c);
  if (!read.ok) return refuse(c, read.problem);
  const form = read.value;
  const [words] = (await readOriginals(databaseOf(c), [row])).values();
  if (!words) return refuse(c, unknownComment);
  const typed = typedIn(form, [...FIELDS, ...ticksOf(words), ...leftNames, 'seen']);
  const again = (problems: Wrong[]) =>
    showCase(c, row, { failed: { form: 'masks', typed, problems }, status: 422 });
  const ill = illFormedIn(c, form, FIELDS);
  if (ill.length > 0) return again(ill);
  const left = leftOf(form);
  const wrong = [...lengthProblems(c, form), ...unconfirmed(c, form, words), ...remaining(c, form, left)];
  if (wrong.length > 0) return again(wrong);
  return save(c, row, typed, { ...publishedWords(form), left }, form.text('seen') || undefined);
}

async function save(
  c: Context<Env>,
  row: CommentRow,
  typed: Typed,
  words: Words & { left: readonly string[] },
  seen: string | undefined,
): Promise<Response> {
  const by = c.get('staff')?.id ?? '';
  const at = c.get('deps').clock();
  const outcome = await saveMasks(databaseOf(c), row.comment, words, { by, at, seen });
  if (outcome === 'saved') return backTo(c, 'masks');
  return showCase(c, row, { failed: { form: 'masks', typed, problems: [], since: -1 }, status: 409 });
}

const publishedWords = (form: Form): Words => ({
  title: form.text('title'),
  body: form.text('body'),
  name: form.text('name'),
});

/** Everything that was found in the original is confirmed one by one. */
const ticksOf = (words: Words): string[] =>
  FIELDS.flatMap((field) => findPersonal(words[field]).map((_, index) => `mask-${field}-${index}`));

const unconfirmed = (c: Context<Env>, form: Form, words: Words): Wrong[] =>
  ticksOf(words)
    .filter((name) => form.text(name) !== '1')
    .map((field) => ({
      field,
      message:
        c.get('language') === 'en' ? 'confirm each mask that was found' : '请逐一确认查到的个人信息已经遮盖',
    }));

const MOST_LEFT = 20;
const leftNames = Array.from({ length: MOST_LEFT }, (_, index) => `left-${index}`);

/** Stretches that somebody said are nobody's. */
export const leftOf = (form: Form): string[] => leftNames.map((name) => form.text(name)).filter(Boolean);

/** What still looks like somebody's number in what is to be published. */
function remaining(c: Context<Env>, form: Form, left: readonly string[]): Wrong[] {
  return FIELDS.flatMap((field) => {
    const text = form.text(field);
    const spans = findPersonal(text).filter(({ start, end }) => !left.includes(text.slice(start, end)));
    return spans.length === 0 ? [] : [{ field, message: identifies(c, spans) }];
  });
}

const identifies = (c: Context<Env>, spans: readonly PersonalSpan[]): string =>
  messageOf(c.get('language'), 'identifies_people', {
    kinds: [...new Set(spans.map(({ kind }) => kind))].join(', '),
  });

function lengthProblems(c: Context<Env>, form: Form): Wrong[] {
  const length = (name: string) => [...form.text(name).trim()].length;
  const tell = (field: string, code: 'too_short' | 'too_long', params: Record<string, number>) => ({
    field,
    message: messageOf(c.get('language'), code, params),
  });
  return [
    ...(length('title') < 1 ? [tell('title', 'too_short', { min: 1 })] : []),
    ...(length('title') > 30 ? [tell('title', 'too_long', { max: 30 })] : []),
    ...(length('body') < 10 ? [tell('body', 'too_short', { min: 10 })] : []),
    ...(length('body') > 1000 ? [tell('body', 'too_long', { max: 1000 })] : []),
    ...(length('name') > 30 ? [tell('name', 'too_long', { max: 30 })] : []),
  ];
}

/** Publishes what was confirmed, and nothing else: the form carries which confirmation its editor looked at. */
async function select(c: Context<Env>): Promise<Response> {
  const row = await rowOf(c);
  if (!row) return refuse(c, unknownComment);
  const read = await formBody(c);
  if (!read.ok) return refuse(c, read.problem);
  const id = read.value.text('event');
  const expected = revisionOf(read.value.text('revision'));
  if (!isEventId(id) || expected === undefined) return refuse(c, staleForm);
  const masks = await readMasks(databaseOf(c), row.comment);
  if (!masks || masks.at !== read.value.text('seen')) {
    return showCase(c, row, {
      failed: { form: 'selection', typed: {}, problems: [], since: -1 },
      status: 409,
    });
  }
  const { title, body, name, left } = masks;
  const of = { id, comment: row.comment, actor: actorOf(c), expected };
  const command = { type: 'select_comment', ...of, title, body, name, left } as const;
  return answer(c, 'selection', {}, await performComment(officeOf(c), command));
}
