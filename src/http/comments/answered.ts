/** The newest answered comments of a plan, for its page at a glance. */
import type { Context } from 'hono';
import type { CommentLine } from '../../../views/parts/comment-list.tsx';
import { readTexts } from '../../log/public-texts.ts';
import type { Env } from '../context.ts';
import { linesOf, readNaming } from './lines.ts';
import { readSome } from './read.ts';

/** That are shown, and answers among which they are looked for: those of other plans, or without text, are among them. */
const MOST = 3;
const LOOKED_AT = 60;

/** The newest answer first; those whose text is public before those of which only the handling is. */
export async function readAnswered(c: Context<Env>, plan: string): Promise<CommentLine[]> {
  const { log } = c.get('deps');
  const replies = await log.readEvents({
    to: c.get('moment').position,
    limit: LOOKED_AT,
    order: 'descending',
    streamPrefix: 'comment/',
    types: ['comment.replied'],
  });
  const newest = new Map<string, number>();
  for (const { type, data, position } of replies)
    if (type === 'comment.replied' && !newest.has(data.comment)) newest.set(data.comment, position);
  const answered = (await readSome(c, [...newest.keys()]))
    .filter(({ row, state }) => row.plan === plan && state === 'answered')
    .toSorted((a, b) => (newest.get(b.row.comment) ?? 0) - (newest.get(a.row.comment) ?? 0));
  const isPublic = answered.filter(({ text }) => text === 'published');
  const shown = [...isPublic, ...answered.filter((each) => !isPublic.includes(each))].slice(0, MOST);
  const [texts, naming] = await Promise.all([readTexts(log, shown, { replies: true }), readNaming(c, shown)]);
  return linesOf(shown, naming, texts);
}
