/**
 * The answer to what a flood leaves no room for: 429, when to come again, and all that was typed. It is made for
 * hundreds a second beside people who read: the page around is rendered once, and nothing is asked of the database.
 */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { ComeAgain, type TypedField } from '../../../views/pages/come-again.tsx';
import type { Assets, Env } from '../context.ts';
import { type Form, formBody } from '../form-body.ts';
import { refuse } from '../problem.ts';
import { readingOf } from './error-page.tsx';
import { html } from './render.tsx';

export type Formed = {
  path: string;
  what: 'comment' | 'question';
  /** What people see and may still change; everything else that is kept goes along unseen. */
  typed: readonly TypedField[];
  hidden: readonly string[];
  /** Whether it is sent as multipart, with a file that cannot be given back. */
  file?: boolean;
};

/** Characters of a field that are given back: no answer is much longer than what was sent. */
const KEPT = 250_000;

export async function comeAgain(c: Context<Env>, formed: Formed, seconds: number): Promise<Response> {
  const form = await (formed.file ? textsOf(c) : formBody(c));
  if (!form.ok) return refuse(c, form.problem);
  const page = pageOf(c, formed);
  const { text, has } = form.value;
  const body = page
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('seconds' in part) return String(seconds);
      if ('typed' in part) return escaped(text(part.typed).slice(0, KEPT));
      return formed.hidden
        .filter(has)
        .map((name) => `<input type="hidden" name="${name}" value="${escaped(text(name).slice(0, KEPT))}">`)
        .join('');
    })
    .join('');
  // Compressing it would cost more than all the rest.
  return c.html(body, 429, {
    'Cache-Control': 'no-store, no-transform',
    'Retry-After': String(seconds),
  });
}

/** A page in pieces: as it stands, and what is to be filled in. */
type Part = string | { typed: string } | { seconds: true } | { hidden: true };

/** What a page looks like is the same as long as the program runs; each app has its assets. */
const known = new WeakMap<Assets, Map<string, readonly Part[]>>();

function pageOf(c: Context<Env>, formed: Formed): readonly Part[] {
  const { assets } = c.get('deps');
  const pages = known.get(assets) ?? new Map<string, readonly Part[]>();
  known.set(assets, pages);
  const key = `${formed.path} ${formed.what} ${c.get('language')} ${c.get('display')}`;
  const page = pages.get(key) ?? rendered(c, formed);
  pages.set(key, page);
  return page;
}

/** Characters for private use, which no word of ours has. */
const MARK = /\ue000([a-z]+)\ue001/;
const mark = (name: string): string => `\ue000${name}\ue001`;

function rendered(c: Context<Env>, { path, what, typed, file = false }: Formed): readonly Part[] {
  const language = c.get('language');
  const reading = {
    ...readingOf(c, language),
    // A comment's form is sent to switch language or display; others lose what was typed by it anyway.
    ...(what === 'comment' && { form: { path } }),
  };
  const document = html(reading, {
    title: messages[language].comeAgain.title,
    children: (
      <ComeAgain
        {...{ path, what, file, seconds: mark('seconds'), hidden: mark('hidden') }}
        typed={typed.map((name) => [name, mark(name)])}
      />
    ),
  });
  return document.split(MARK).map((part, at): Part => {
    if (at % 2 === 0) return part;
    return part === 'seconds' ? { seconds: true } : part === 'hidden' ? { hidden: true } : { typed: part };
  });
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (each) => ENTITIES[each] ?? '');

/** The texts of a multipart form. */
async function textsOf(c: Context<Env>): Promise<{ ok: true; value: Pick<Form, 'text' | 'has'> }> {
  const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
  const text = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').replaceAll('\0', '') : '';
  };
  return { ok: true, value: { text, has: (name) => typeof form[name] === 'string' } };
}
