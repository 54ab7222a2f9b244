/** Comments as lists show them: with what they are about, who has them, and the texts that can be read. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import type { CommentLine } from '../../../views/parts/comment-list.tsx';
import { commentSubject, type Subject } from '../../../views/words/comment-subject.ts';
import { departmentName, type Names } from '../../../views/words/names.ts';
import type { PublicComment } from '../../domain/public-comment.ts';
import { readPlanText } from '../../log/account.ts';
import type { Texts } from '../../log/public-texts.ts';
import type { CommentRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';
import { paragraphAt } from '../pages/document.ts';
import { namesOf } from '../pages/names.ts';

/** Tells what comments are about, and the names of their departments. */
export type Naming = {
  names: Names;
  subject(comment: Named): Subject | undefined;
  /** The department that has it, or had it last. */
  department(comment: Named, id?: string): string | undefined;
};

/** What names are needed of. */
export type Named = { row: Pick<CommentRow, 'plan' | 'about' | 'department' | 'replies'> };

export async function readNaming(c: Context<Env>, comments: readonly Named[]): Promise<Naming> {
  const { log } = c.get('deps');
  const { position } = c.get('moment');
  const say = messages[c.get('language')];
  const isPlanless = comments.some(({ row }) => row.plan === undefined && (row.department ?? row.replies[0]));
  const all = isPlanless ? await log.rows('plans', { at: position }) : [];
  const plans = [
    ...new Set([...comments.flatMap(({ row }) => row.plan ?? []), ...all.map(({ plan }) => plan)]),
  ];
  const [names, paragraphs] = await Promise.all([namesOf(log, plans, position), readParagraphs(c, comments)]);
  return {
    names,
    subject: ({ row }) => commentSubject(row, names, say, paragraphs),
    department: ({ row }, id = row.department ?? row.replies.at(-1)?.department) =>
      id === undefined ? undefined : departmentName(names, row.plan ?? '', id),
  };
}

/** Where in the texts of their plans comments are that are about a place in one. */
async function readParagraphs(
  c: Context<Env>,
  comments: readonly Named[],
): Promise<ReadonlyMap<string, number>> {
  const places = comments.flatMap(({ row: { plan, about } }) =>
    plan !== undefined && about?.startsWith('text/') ? [{ plan, about }] : [],
  );
  const texts = new Map<string, string>();
  for (const { plan } of places)
    if (!texts.has(plan))
      texts.set(plan, await readPlanText(c.get('deps').log, plan, c.get('moment').position));
  return new Map(
    places.map(({ plan, about }) => [
      `${plan}/${about}`,
      paragraphAt(texts.get(plan) ?? '', Number(about.slice('text/'.length))),
    ]),
  );
}

export function linesOf(comments: readonly PublicComment[], naming: Naming, texts: Texts): CommentLine[] {
  return comments.map((comment) => ({
    comment,
    subject: naming.subject(comment),
    department: naming.department(comment),
    words: texts.words(comment),
    reply: newestReply(comment, naming, texts),
  }));
}

function newestReply(comment: PublicComment, naming: Naming, texts: Texts): CommentLine['reply'] {
  const [newest] = comment.row.replies.toReversed().flatMap(({ position, department }) => {
    const body = texts.reply(position);
    return body === undefined
      ? []
      : [{ department: naming.department(comment, department) ?? department, body }];
  });
  return newest;
}
