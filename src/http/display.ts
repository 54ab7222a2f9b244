/** 长者模式: larger type and one column, remembered in a cookie, switched by a form that needs no script. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Display, Env } from './context.ts';
import { fieldProblem, isForPrograms, refuse } from './problem.ts';

const COOKIE = 'mingbai_display';
const YEAR_IN_SECONDS = 31_536_000;
const LONGEST_BACK = 2_000;

/** Sets `display` from the reader's cookie. Programs always have the standard one. */
export const display = (): MiddlewareHandler<Env> =>
  async function display(c, next) {
    c.set('display', chosenDisplay(c));
    await next();
  };

/** What the reader's cookie says. */
export const chosenDisplay = (c: Context<Env>): Display =>
  c.req.header('Cookie') !== undefined && !isForPrograms(c.req.path) && getCookie(c, COOKIE) === 'elder'
    ? 'elder'
    : 'standard';

/** `POST /display`: remembers the choice and leads back (303) to the page that it was made on. */
export const displaySwitch = new Hono<Env>().post('/display', async (c) => {
  const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
  const chosen = displayOf(form.display);
  if (!chosen) return refuse(c, displayUnknown);
  const back = backOf(form.back);
  if (!back) return refuse(c, backElsewhere);
  remember(c, chosen);
  c.header('Cache-Control', 'no-store');
  return c.redirect(back, 303);
});

/** Shows this page already as a form asks, and remembers it; a form that does not ask changes nothing. */
export function rememberDisplay(c: Context<Env>, asked: string): void {
  const chosen = displayOf(asked);
  if (!chosen) return;
  remember(c, chosen);
  c.set('display', chosen);
}

const displayOf = (field: unknown): Display | undefined =>
  field === 'elder' || field === 'standard' ? field : undefined;

function remember(c: Context<Env>, chosen: Display): void {
  setCookie(c, COOKIE, chosen, {
    path: '/',
    maxAge: YEAR_IN_SECONDS,
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.get('deps').config.publicUrl.startsWith('https:'),
  });
}

/**
 * The path and query to go back to, or undefined when it would lead off the site. Read as a browser would
 * (backslashes, tabs and dots count), then written anew: `/.//elsewhere.example` has the path `//elsewhere.example`.
 */
export function backOf(field: unknown): string | undefined {
  if (typeof field !== 'string' || !field.startsWith('/') || field.length > LONGEST_BACK) return undefined;
  const url = URL.parse(field, BASE);
  if (url?.origin !== BASE || url.pathname.startsWith('//')) return undefined;
  return url.pathname + url.search;
}
const BASE = 'https://this.invalid';

const displayUnknown = fieldProblem(400, 'display-unknown', 'display', {
  zh: 'display 应为 elder(长者模式)或 standard(标准模式)。',
  en: 'display must be elder or standard.',
});
const backElsewhere = fieldProblem(400, 'back-elsewhere', 'back', {
  zh: 'back 应为本站的路径,以一个斜杠开头。',
  en: 'back must be a path on this site that begins with one slash.',
});
