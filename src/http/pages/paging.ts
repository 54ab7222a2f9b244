/** `?page=` and `?per=`: so many lines of a list at a time. */
import type { Context } from 'hono';
import type { Paging } from '../../../views/parts/paging.tsx';
import type { Env } from '../context.ts';
import { integer, type Parsed } from '../parameters.ts';
import { fieldProblem } from '../problem.ts';
import { quoted } from '../quoted.ts';

/** Lines of a page, unless all are asked for. */
const PER_PAGE = 50;

export type AskedPage = { page: number; all: boolean };

export function askedPage(c: Context<Env>): Parsed<AskedPage> {
  const per = c.req.query('per') || undefined;
  if (per !== undefined && per !== 'all') {
    return {
      ok: false,
      problem: fieldProblem(400, 'parameter-invalid', 'per', {
        zh: `参数 per 的值${quoted(per)}不对:只能是 all(全部显示);不写则每页 ${PER_PAGE} 行。`,
        en: `The parameter per, ${quoted(per)}, can only be all; left out, a page has ${PER_PAGE} lines.`,
      }),
    };
  }
  const bounds = { least: 1, most: Number.MAX_SAFE_INTEGER, otherwise: 1 };
  const page = integer('page', c.req.query('page') || undefined, bounds);
  return page.ok ? { ok: true, value: { page: page.value, all: per === 'all' } } : page;
}

/** The parameters by which the same page is asked for again. */
export const knownPage = ({ page, all }: AskedPage): Record<'page' | 'per', string | undefined> => ({
  page: all || page === 1 ? undefined : String(page),
  per: all ? 'all' : undefined,
});

/** The lines of the page asked for, or of the last one where there are fewer. */
export function paged<T>(
  items: readonly T[],
  { page, all }: AskedPage,
): { shown: readonly T[]; paging: Paging } {
  const { begin, limit, paging } = pageOf(items.length, { page, all }, items.length);
  return { shown: items.slice(begin, begin + limit), paging };
}

/** Lists that grow with what people write are shown whole up to so many lines. */
const MOST_AT_ONCE = 1_000;

/** Where that page begins of so many lines, and how many it has at most. */
export function pageOf(
  total: number,
  { page, all: allAsked }: AskedPage,
  most = MOST_AT_ONCE,
): { begin: number; limit: number; paging: Paging } {
  const all = allAsked && total <= most;
  const limit = all ? total : PER_PAGE;
  const pages = all ? 1 : Math.max(1, Math.ceil(total / PER_PAGE));
  const here = Math.min(page, pages);
  const begin = (here - 1) * limit;
  const shown = Math.min(limit, total - begin);
  return { begin, limit, paging: { page: here, pages, all, begin, shown, total } };
}
