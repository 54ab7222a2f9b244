/** Which comments are about what, and which events their replies cite: found from the subject's side. */
import { joinKey } from './act.ts';
import { COMMENTS } from './comments.ts';
import type { Projection } from './projection.ts';
import type { CommentLinkRow } from './rows.ts';

type Types = 'comment.submitted' | 'comment.replied';

/** Keys of the comments about a subject begin so. An event or a record belongs to no plan of its own. */
export const aboutPrefix = (plan: string | undefined, about: string): string =>
  `${joinKey('about', about.startsWith('event/') ? undefined : plan, about)}/`;
/** Keys of the replies that cite events begin so, and those of one event with its id after it. */
export const CITES = 'cites/';

export const commentLinks: Projection<CommentLinkRow, Types> = {
  name: 'comment_links',
  version: 1,
  types: ['comment.submitted', 'comment.replied'],
  keys: ({ data }) => {
    const { comment } = data;
    if ('cites' in data || 'department' in data)
      return (data.cites ?? []).map((id) => ({ key: joinKey('cites', id, comment), plan: COMMENTS }));
    const { plan, about } = data;
    return about === undefined ? [] : [{ key: `${aboutPrefix(plan, about)}${comment}`, plan: COMMENTS }];
  },
  evolve(row, event, key) {
    const cited = key.startsWith(CITES) ? key.split('/')[1] : undefined;
    return row ?? { comment: event.data.comment, position: event.position, ...(cited && { cited }) };
  },
};
