/** Comments as the public knows them at a moment, and the texts of those that can be read. */
import type { Context } from 'hono';
import { type PublicComment, publicComment } from '../../domain/public-comment.ts';
import type { OpeningReader } from '../../log/served-openings.ts';
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

export type PublishedWords = { title: string; body: string; name: string };
/** What can be read now, by the position of the event that published it. */
export type Texts = {
  /** As published. */
  words(comment: PublicComment): PublishedWords | undefined;
  reply(position: number): string | undefined;
  /** Whether there is anything. */
  any: boolean;
};

/** Of an answer; it may hold more than a query takes at once. */
const AT_ONCE = 1_000;

/** Reads what is public of some comments: the texts as published, and the replies where they are wanted. */
export async function readTexts(
  reader: OpeningReader,
  comments: readonly PublicComment[],
  { replies = false } = {},
): Promise<Texts> {
  const positions = comments.flatMap(({ row, text }) => [
    ...(text === 'published' && row.selected ? [row.selected.position] : []),
    ...(replies && text !== 'erased' ? row.replies.map(({ position }) => position) : []),
  ]);
  const read = new Map<number, Record<string, unknown>>();
  for (let begin = 0; begin < positions.length; begin += AT_ONCE) {
    const some = positions.slice(begin, begin + AT_ONCE);
    for (const { position, sealed } of await reader.servedOpenings({ positions: some }))
      read.set(position, sealed);
  }
  return {
    words: ({ row, text }) => {
      const sealed = text === 'published' && row.selected ? read.get(row.selected.position) : undefined;
      return sealed && { title: said(sealed.title), body: said(sealed.body), name: said(sealed.name) };
    },
    reply: (position) => {
      const sealed = read.get(position);
      return sealed && said(sealed.body);
    },
    any: read.size > 0,
  };
}

/** What is sealed is what somebody sent: it is text, or it is not shown. */
const said = (value: unknown): string => (typeof value === 'string' ? value : '');
