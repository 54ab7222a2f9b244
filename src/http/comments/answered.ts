/**
 * The newest answers to comments of a plan, for its page at a glance: without a word of them, so that caches and the
 * page that is kept for when the database is away may hold it. The words are one tap away.
 */
import type { Context } from 'hono';
import type { Answered } from '../../../views/pages/overview.tsx';
import type { Env } from '../context.ts';
import { readNaming } from './lines.ts';
import { readSome } from './read.ts';

/** That are shown, and answers among which they are looked for: those of other plans, or without text, are among them. */
const MOST = 3;
const LOOKED_AT = 60;

/** Those whose text is public before those of which only the handling is; of each the newest answer first. */
export async function readAnswered(c: Context<Env>, plan: string): Promise<Answered[]> {
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
  const naming = await readNaming(c, shown);
  return shown.flatMap((comment) => {
    const { row } = comment;
    const reply = row.replies.at(-1);
    return reply
      ? {
          row,
          subject: naming.subject(comment),
          department: naming.department(comment, reply.department) ?? reply.department,
          at: reply.at,
        }
      : [];
  });
}
