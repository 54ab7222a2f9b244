/** Answers with a list, and tells htmx its one address. */
import type { Context } from 'hono';
import { withQuery } from '../../../views/reading.ts';
import type { Env } from '../context.ts';
import { type Known, page, queryOf, type Rendering } from './render.tsx';

/** htmx shows this address instead of the form's own, which names every field, the empty ones too. */
export async function pushed(
  c: Context<Env>,
  known: Known,
  make: () => Promise<Rendering>,
): Promise<Response> {
  const response = await page(c, known, make);
  const { asked } = c.get('moment');
  const lang = c.get('language') === 'en' ? 'en' : undefined;
  response.headers.set('HX-Push-Url', withQuery(c.req.path, queryOf({ ...known, ...asked, lang })));
  return response;
}
