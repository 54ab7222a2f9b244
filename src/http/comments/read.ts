/** Comments as the public knows them at a moment. */
import type { Context } from 'hono';
import { type PublicComment, publicComment } from '../../domain/public-comment.ts';
import type { CommentPage } from '../../log/comment-search.ts';
import { joinKey } from '../../projections/act.ts';
import type { CommentRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';

/** Those that fit, the newest first unless another order is asked for. */
export async function readComments(c: Context<Env>, page: CommentPage): Promise<PublicComment[]> {
  const found = await c.get('deps').log.findComments(c.get('moment'), page);
  return found.map(({ row, now }) => toldAt(c, row, now));
}

/** Those with the given ids that were there, the newest first. */
export const readSome = (c: Context<Env>, ids: readonly string[]): Promise<PublicComment[]> =>
  ids.length === 0 ? Promise.resolve([]) : readComments(c, { ids });

/** One; `undefined` where it was not there at the moment. */
export async function readComment(c: Context<Env>, id: string): Promise<PublicComment | undefined> {
  const { log } = c.get('deps');
  const { position, head } = c.get('moment');
  const [row, now] = await Promise.all([position, head].map((at) => log.row('comments', joinKey(id), at)));
  return row && toldAt(c, row, now);
}

function toldAt(c: Context<Env>, row: CommentRow, now: CommentRow = row): PublicComment {
  const { day, timeZone } = c.get('moment');
  return publicComment(row, now, { day, timeZone });
}
