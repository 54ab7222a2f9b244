/** Answers with the page of a subject, with the comments that belong to it at its end. */
import type { Context } from 'hono';
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
        </div>
      </>
    );
    return { ...rest, synthetic: synthetic || isSynthetic, children: both };
  };
  return page(c, known, render, { sealed });
}
