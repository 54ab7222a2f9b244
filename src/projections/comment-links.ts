/** Which comments are about what, who has or answered which, and which events replies cite: from the other side. */
import { joinKey } from './act.ts';
import { COMMENTS } from './comments.ts';
import type { Projection } from './projection.ts';
import type { CommentLinkRow } from './rows.ts';

const TYPES = ['comment.submitted', 'comment.accepted', 'comment.forwarded', 'comment.replied'] as const;
type Types = (typeof TYPES)[number];

/** Keys of the comments about a subject begin so. A record belongs to no plan of its own. */
export const aboutPrefix = (plan: string | undefined, about: string): string =>
  `${joinKey('about', about.startsWith('event/') ? undefined : plan, about)}/`;
/** Keys of the comments about a place in the text of a plan begin so, whichever place it is. */
export const aboutPlaces = (plan: string): string => joinKey('about', plan, 'text/');
/** Keys of the comments that a department of whichever plan has, had or answered begin so. */
export const handledPrefix = (department: string): string => `${joinKey('handled', department)}/`;
/** Keys of the replies that cite events begin so, and those of one event with its id after it. */
export const CITES = 'cites/';

export const commentLinks: Projection<CommentLinkRow, Types> = {
  name: 'comment_links',
  version: 2,
  types: TYPES,
  keys: (event) =>
    prefixesOf(event).map((prefix) => ({ key: `${prefix}${event.data.comment}`, plan: COMMENTS })),
  evolve(row, event, key) {
    const cited = key.startsWith(CITES) ? key.split('/')[1] : undefined;
    return row ?? { comment: event.data.comment, position: event.position, ...(cited && { cited }) };
  },
};

function prefixesOf(event: Parameters<(typeof commentLinks)['keys']>[0]): string[] {
  switch (event.type) {
    case 'comment.submitted': {
      const { plan, about } = event.data;
      return about === undefined ? [] : [aboutPrefix(plan, about)];
    }
    case 'comment.accepted':
    case 'comment.forwarded':
      return (event.data.department === undefined ? [] : [event.data.department]).map(handledPrefix);
    case 'comment.replied':
      return [
        handledPrefix(event.data.department),
        ...(event.data.cites ?? []).map((id) => `${joinKey('cites', id)}/`),
      ];
  }
}
