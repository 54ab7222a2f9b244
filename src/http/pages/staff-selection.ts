/** `/staff/comments/:id/masks` and `/selection`: the text as it may be published, confirmed, and published. */
import { type Context, Hono } from 'hono';
import { messageOf } from '../../domain/decide/index.ts';
import { findPersonal, masked, type PersonalSpan } from '../../domain/masking.ts';
import { maskPassages, passagesOf } from '../../domain/masking-by-hand.ts';
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
  .post('/staff/comments/:id/masks/preview', requires(...DECIDERS), presently(), (c) => preview(c))
  .post('/staff/comments/:id/selection', requires(...PUBLISHERS), presently(), (c) => select(c));

type Asked = {
  row: CommentRow;
  form: Form;
  /** As they were written. */
  words: Words;
  /** With all masked that was named, in place of what was typed. */
  typed: Typed;
  hidden: readonly string[];
  problems: readonly Wrong[];
};

async function confirmMasks(c: Context<Env>): Promise<Response> {
  const asked = await asking(c);
  if (asked instanceof Response) return asked;
  const { row, form, words, typed, hidden } = asked;
  const left = leftOf(form);
  const wrong = [
    ...asked.problems,
    ...lengthProblems(c, typed),
    ...unconfirmed(c, form, words),
    ...remaining(c, typed, left),
  ];
  if (wrong.length > 0) return again(c, asked, wrong, 422);
  return save(c, row, typed, { ...publishedWords(typed), left, hidden }, form.text('seen') || undefined);
}

/** Masks what was named, and shows what would be published. */
async function preview(c: Context<Env>): Promise<Response> {
  const asked = await asking(c);
  if (asked instanceof Response) return asked;
  if (asked.form.text('reset') === '1') return again(c, { ...asked, typed: afresh(asked) }, [], 200);
  const { problems } = asked;
  return again(c, asked, problems, problems.length > 0 ? 422 : 200);
}

/** As the form was at first, before anything was named or typed. */
const afresh = ({ words: { title, body, name }, typed }: Asked): Typed => ({
  ...typed,
  ...{ title: masked(title), body: masked(body), name: masked(name), also: '', hidden: '' },
});

const again = (c: Context<Env>, { row, typed }: Asked, problems: readonly Wrong[], status: 200 | 422) =>
  showCase(c, row, { failed: { form: 'masks', typed, problems }, status });

async function asking(c: Context<Env>): Promise<Asked | Response> {
  const row = await rowOf(c);
  if (!row) return refuse(c, unknownComment);
  const read = await formBody(c);
  if (!read.ok) return refuse(c, read.problem);
  const form = read.value;
  const [words] = (await readOriginals(databaseOf(c), [row])).values();
  if (!words) return refuse(c, unknownComment);
  const typed = typedIn(form, [...FIELDS, ...ticksOf(words), ...leftNames, 'seen', 'also', 'hidden']);
  const ill = illFormedIn(c, form, [...FIELDS, 'also', 'hidden']);
  if (ill.length > 0) return { row, form, words, typed, hidden: [], problems: ill };
  return { row, form, words, ...named(c, typed, words) };
}

const MOST_PASSAGES = 20;
const LONGEST_PASSAGE = 100;

/** Masks the passages that were named, now and before, in all that is to be published. */
function named(c: Context<Env>, typed: Typed, words: Words): Pick<Asked, 'typed' | 'hidden' | 'problems'> {
  const [before, now] = [passagesOf(typed.hidden ?? ''), passagesOf(typed.also ?? '')];
  const all = [...new Set([...before, ...now])];
  const tell = (zh: string, en: string) => ({
    ...{ typed, hidden: [] },
    problems: [{ field: 'also', message: c.get('language') === 'en' ? en : zh }],
  });
  if (all.length > MOST_PASSAGES)
    return tell(`最多遮盖 ${MOST_PASSAGES} 处不同的字词`, `at most ${MOST_PASSAGES} passages`);
  if (now.some((each) => [...each].length < 2 || [...each].length > LONGEST_PASSAGE))
    return tell(`每行 2 至 ${LONGEST_PASSAGE} 个字`, `each of 2 to ${LONGEST_PASSAGE} characters`);
  const shownFields = FIELDS.map((field) => maskPassages(typed[field] ?? '', all).text);
  // Looked for as it was written: what was masked before is found again, and nothing is wrong with it.
  const counts = FIELDS.map((field) => maskPassages(words[field], all).counts);
  const typedCounts = FIELDS.map((field) => maskPassages(typed[field] ?? '', all).counts);
  const missing = now.filter((each) => {
    const at = all.indexOf(each);
    return [...counts, ...typedCounts].every((of) => of[at] === 0);
  });
  const hidden = all.filter((each) => !missing.includes(each));
  const [title = '', body = '', name = ''] = shownFields;
  const shown = { ...typed, title, body, name, also: missing.join('\n'), hidden: hidden.join('\n') };
  return {
    ...{ typed: shown, hidden },
    problems: missing.map((each) => ({
      field: 'also',
      message: c.get('language') === 'en' ? `“${each}” is not in the text` : `文字中没有“${each}”`,
    })),
  };
}

async function save(
  c: Context<Env>,
  row: CommentRow,
  typed: Typed,
  confirmed: Words & { left: readonly string[]; hidden: readonly string[] },
  seen: string | undefined,
): Promise<Response> {
  const by = c.get('staff')?.id ?? '';
  const at = c.get('deps').clock();
  const outcome = await saveMasks(databaseOf(c), row.comment, confirmed, { by, at, seen });
  if (outcome === 'saved') return backTo(c, 'masks');
  return showCase(c, row, { failed: { form: 'masks', typed, problems: [], since: -1 }, status: 409 });
}

const publishedWords = ({ title = '', body = '', name = '' }: Typed): Words => ({ title, body, name });

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
export const leftNames = Array.from({ length: MOST_LEFT }, (_, index) => `left-${index}`);

/** Stretches that somebody said are nobody's. */
export const leftOf = (form: Form): string[] => leftNames.map((name) => form.text(name)).filter(Boolean);

/** What still looks like somebody's number in what is to be published. */
function remaining(c: Context<Env>, typed: Typed, left: readonly string[]): Wrong[] {
  return FIELDS.flatMap((field) => {
    const text = typed[field] ?? '';
    const spans = findPersonal(text).filter(({ start, end }) => !left.includes(text.slice(start, end)));
    return spans.length === 0 ? [] : [{ field, message: identifies(c, spans) }];
  });
}

const identifies = (c: Context<Env>, spans: readonly PersonalSpan[]): string =>
  messageOf(c.get('language'), 'identifies_people', {
    kinds: [...new Set(spans.map(({ kind }) => kind))].join(', '),
  });

function lengthProblems(c: Context<Env>, typed: Typed): Wrong[] {
  const length = (name: (typeof FIELDS)[number]) => [...(typed[name] ?? '').trim()].length;
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
