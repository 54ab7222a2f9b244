/** Pages that nobody keeps: forms, and what staff see. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Env } from '../context.ts';
import { type Known, type Rendering, unkeptPage } from './render.tsx';

/** Answers with a page that is made for this request alone. The route has `atMoment()` before. */
export const staffPage = (
  c: Context<Env>,
  rendering: Omit<Rendering, 'synthetic'> & { synthetic?: boolean },
  status: ContentfulStatusCode = 200,
  known: Known = {},
): Promise<Response> => unkeptPage(c, known, status, async () => ({ synthetic: false, ...rendering }));

/**
 * The text fields of a posted form. A field that was sent twice counts once, the last; a file is no text, and what
 * no form of ours sends (NUL) is taken out.
 */
export async function textFields(c: Context<Env>): Promise<Record<string, string>> {
  const form = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\0', '')]] : [],
    ),
  );
}
