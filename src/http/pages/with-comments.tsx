/** Answers with the page of a subject, with the comments that belong to it at its end. */
import type { Context } from 'hono';
import { CommentLink } from '../../../views/parts/comment-subject.tsx';
import { Related } from '../../../views/parts/related-comments.tsx';
import { type RelatedTo, readRelated } from '../comments/related.ts';
import type { Env } from '../context.ts';
import { type Known, page, type Rendering } from './render.tsx';

export async function withComments(
  c: Context<Env>,
  known: Known,
  to: RelatedTo,
  make: () => Promise<Rendering>,
): Promise<Response> {
  const { related, sealed } = await readRelated(c, to);
  const isSynthetic = related.lines.some(({ comment }) => comment.row.synthetic === true);
  const render = async () => {
    const { children, synthetic, ...rest } = await make();
    const both = (
      <>
        {children}
        <div class="wide">
          <Related related={related} />
          <p class="actions">
            <CommentLink {...subjectOf(to)} />
          </p>
        </div>
      </>
    );
    return { ...rest, synthetic: synthetic || isSynthetic, children: both };
  };
  return page(c, known, render, { sealed });
}

/** What somebody who writes from that page writes about. */
function subjectOf(to: RelatedTo): { plan?: string; about?: string } {
  if (to.kind === 'text') return { plan: to.plan };
  if (to.kind === 'event') return { about: `event/${to.position}` };
  const id = to.kind === 'department' ? (to.ids[0] ?? '') : to.id;
  return { plan: to.plan, about: `${to.kind}/${id}` };
}
