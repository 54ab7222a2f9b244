/** Addresses within the portal. What a reader has chosen (language, moment) goes with them. */
import type { Context } from 'hono';
import type { Env } from './context.ts';

type Query = Readonly<Record<string, string | number | undefined>>;

/** A path with a query in it; `undefined` leaves a parameter out. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}

/** A link from this page to another: it keeps `lang`, and `at` and `day` where the reader asked for them. */
export function link(c: Context<Env>, path: string, query: Query = {}): string {
  const { asked } = c.get('moment') ?? { asked: {} };
  const lang = c.get('language') === 'en' ? 'en' : undefined;
  return withQuery(path, { ...asked, ...query, lang });
}

/** The same page in a given language: `hreflang` and the language switch. */
export function inLanguage(c: Context<Env>, language: 'zh' | 'en'): string {
  const query = new URL(c.req.url).searchParams;
  query.delete('lang');
  if (language === 'en') query.set('lang', 'en');
  return query.size === 0 ? c.req.path : `${c.req.path}?${query}`;
}

/** An absolute address. It comes from the configuration alone, never from the Host header. */
export const absolute = (c: Context<Env>, path: string): string => `${c.get('deps').config.publicUrl}${path}`;
