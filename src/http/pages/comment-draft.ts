/** What somebody typed into the form of `/comments/new`, and what is wrong with it before the office is asked. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import type { CommentDraft, FieldName, FormError } from '../../../views/pages/comment-new.tsx';
import { contactOf } from '../../comments/contact.ts';
import { type Problem as Decided, messageOf } from '../../domain/decide/index.ts';
import { findSubjects } from '../comments/subjects.ts';
import type { Env } from '../context.ts';
import type { Form } from '../form-body.ts';
import { subjectOf } from './comment-subject.ts';

export const EMPTY: CommentDraft = {
  kind: '',
  title: '',
  body: '',
  name: '',
  contact: '',
  proof: '',
  consent: false,
};

/** Characters that are kept of what was typed, so that no answer is longer than what was sent: see MAX_FORM_BYTES. */
const KEPT = { line: 10_000, text: 250_000 };
/** No proof of ours is longer. */
const LONGEST_PROOF = 8_000;

const TYPED = ['title', 'body', 'name', 'contact'] as const;
const mostOf = (field: (typeof TYPED)[number]): number => (field === 'body' ? KEPT.text : KEPT.line);

export async function draftOf(c: Context<Env>, form: Form): Promise<CommentDraft> {
  const kept = (field: (typeof TYPED)[number]) => cutAt(form.text(field), mostOf(field));
  const proof = form.text('proof');
  return {
    kind: form.text('kind').slice(0, 40),
    title: kept('title'),
    body: kept('body'),
    name: kept('name'),
    contact: kept('contact'),
    proof: proof.length > LONGEST_PROOF ? '' : proof,
    consent: form.has('consent'),
    subject: await chosenSubject(c, form),
  };
}

/** No half of a character is left over. */
const cutAt = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

/** Of the list that is shown; else as it was filled in. */
async function chosenSubject(c: Context<Env>, form: Form): Promise<CommentDraft['subject']> {
  const { plan, about } = askedSubject(form);
  return about === '' ? undefined : subjectOf(c, plan, about);
}

function askedSubject(form: Form): { plan: string; about: string } {
  const choice = form.text('choice');
  const [, plan = '', about = ''] = /^([a-z0-9-]{1,80}):([a-z0-9/-]{1,100})$/.exec(choice) ?? [];
  // What is no choice of ours is shown to be none, and not left out in silence.
  if (choice !== '') return choice === 'none' ? { plan, about: '' } : { plan, about: about || '?' };
  return { plan: form.text('plan'), about: form.text('about') };
}

/** Words to find a subject by, which were not looked for yet. */
export const looksForSubject = (form: Form): boolean =>
  form.text('act') === 'find' || !['', form.text('found').trim()].includes(form.text('find').trim());

/** The list of subjects as it is to be shown; undefined where nobody looked for one. */
export const searchOf = async (c: Context<Env>, form: Form): Promise<CommentDraft['search']> =>
  form.text('act') === 'find' || form.text('find').trim() !== ''
    ? findSubjects(c, form.text('find').slice(0, 1_000))
    : undefined;

/** Bytes that are no text, more than is kept, a contact that is none, a subject that is none, the field for programs. */
export function errorsOf(c: Context<Env>, form: Form, { subject }: CommentDraft): FormError[] {
  const language = c.get('language');
  const words = messages[language].commentForm;
  const contact = form.text('contact').trim();
  const isContact = contact === '' || contactOf(contact) !== undefined;
  const isSubject = subject !== undefined || askedSubject(form).about === '';
  const of = (field: FieldName, message: string): FormError => ({ field, message });
  return TYPED.flatMap((field) => {
    if (form.illFormed.has(field)) return of(field, messageOf(language, 'ill_formed', {}));
    if (form.text(field).length > mostOf(field)) return of(field, words.cut(mostOf(field)));
    return field === 'contact' && !isContact ? of(field, words.contactInvalid) : [];
  }).concat(
    isSubject ? [] : of('about', words.aboutGone),
    form.text('website') === '' ? [] : of('website', words.trapFilled),
  );
}

const FIELDS: readonly FieldName[] = ['kind', 'title', 'body', 'name', 'about'];

/** What the office refuses, beside the field that it is about. */
export const toldOf = (c: Context<Env>, problems: readonly Decided[]): FormError[] =>
  problems.map(({ field, code, params }) => ({
    field: FIELDS.find((each) => each === field) ?? (field === 'plan' ? 'about' : 'body'),
    message:
      field === 'kind'
        ? messageOf(c.get('language'), 'required', {})
        : messageOf(c.get('language'), code, params),
  }));

/** As the fields stand in the form. */
export const inOrder = (errors: readonly FormError[]): FormError[] =>
  [...errors].sort((a, b) => IN_FORM.indexOf(a.field) - IN_FORM.indexOf(b.field));
const IN_FORM: readonly FieldName[] = ['about', 'kind', 'title', 'body', 'name', 'contact', 'website'];
