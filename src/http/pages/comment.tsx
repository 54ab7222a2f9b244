/** One comment: its text where that is public, how it was handled, and what was answered. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { CommentPage, type Reply } from '../../../views/pages/comment.tsx';
import { commentCalled } from '../../../views/words/comment-subject.ts';
import type { PublicComment } from '../../domain/public-comment.ts';
import type { Log } from '../../log/log.ts';
import { readTexts } from '../../log/public-texts.ts';
import type { Recorded } from '../../projections/projection.ts';
import { readNaming } from '../comments/lines.ts';
import type { Env } from '../context.ts';
import { readNames } from './names.ts';
import { onlyPlan } from './only-plan.ts';
import { isSynthetic } from './plans.tsx';
import type { Rendering } from './render.tsx';

/** Nobody's comment has as many records. */
const MOST_RECORDS = 500;

export async function commentPage(c: Context<Env>, comment: PublicComment): Promise<Rendering> {
  const { log } = c.get('deps');
  const { position } = c.get('moment');
  const { row } = comment;
  const say = messages[c.get('language')];
  const [texts, naming, history, cited, plan] = await Promise.all([
    readTexts(log, [comment], { replies: true }),
    readNaming(c, [comment]),
    log.readEvents({ stream: `comment/${row.comment}`, to: position, limit: MOST_RECORDS }),
    citedRecords(log, comment),
    row.plan === undefined ? onlyPlan(c) : log.row('plans', row.plan, position),
  ]);
  const names = await readNames(log, [...history, ...cited.values()], position);
  const replies: Reply[] = row.replies.map((reply) => ({
    ...reply,
    department: naming.department(comment, reply.department) ?? reply.department,
    departmentId: reply.department,
    body: texts.reply(reply.position),
    cites: (reply.cites ?? []).flatMap((id) => cited.get(id) ?? []),
  }));
  const subject = naming.subject(comment);
  return {
    // Titles stand in histories and bookmarks for long: the words of residents are not among them.
    title: `${commentCalled(row, subject, say)} · ${say.board.title}`,
    here: 'comments',
    plan,
    synthetic: [...history, ...cited.values()].some(isSynthetic),
    children: (
      <CommentPage
        comment={comment}
        subject={subject}
        department={naming.department(comment)}
        words={texts.words(comment)}
        replies={replies}
        history={history}
        names={names}
      />
    ),
  };
}

/** The records that its replies cite, by id. */
async function citedRecords(log: Log, { row }: PublicComment): Promise<ReadonlyMap<string, Recorded>> {
  const ids = [...new Set(row.replies.flatMap(({ cites }) => cites ?? []))];
  const found = await Promise.all(ids.map((id) => log.readEvents({ id, limit: 1 })));
  return new Map(found.flat().map((event) => [event.id, event]));
}
