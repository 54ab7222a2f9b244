/** Comments as the public knows them at a moment. */
import type { Context } from 'hono';
import { type PublicComment, publicComment } from '../../domain/public-comment.ts';
import { joinKey } from '../../projections/act.ts';
import { COMMENTS } from '../../projections/comments.ts';
import type { CommentRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';

/** All of them, the newest first. */
export async function readComments(c: Context<Env>): Promise<PublicComment[]> {
  const { log } = c.get('deps');
  const { position, head } = c.get('moment');
  const [rows, latest] = await Promise.all(
    [position, head].map((at) => log.rows('comments', { plan: COMMENTS, at })),
  );
  const now = new Map((latest ?? []).map((row) => [row.comment, row]));
  return (rows ?? [])
    .map((row) => toldAt(c, row, now.get(row.comment)))
    .toSorted((a, b) => b.row.submitted.position - a.row.submitted.position);
}

/** Those with the given ids that were there, the newest first. */
export async function readSome(c: Context<Env>, ids: readonly string[]): Promise<PublicComment[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => readComment(c, id)));
  return found
    .flatMap((comment) => comment ?? [])
    .toSorted((a, b) => b.row.submitted.position - a.row.submitted.position);
}

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
