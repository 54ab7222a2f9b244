/** Who may do what with a comment; what is shown as possible follows from it and from where the comment stands. */
import type { HeldRole, Role } from '../../auth/staff.ts';
import type { CommentRow } from '../../projections/rows.ts';

type Roles = readonly [Role, ...Role[]];

export const READERS: Roles = ['moderator', 'editor', 'administrator', 'responder'];
export const DECIDERS: Roles = ['moderator', 'editor', 'administrator'];
export const EXTENDERS: Roles = ['moderator', 'editor', 'administrator', 'responder'];
export const HOLDERS: Roles = ['responder'];
export const WRITERS: Roles = ['responder', 'editor', 'administrator'];
/** Who reads again what their department drafted. */
export const WRITERS_OF_DEPARTMENTS: Roles = ['responder'];
export const PUBLISHERS: Roles = ['editor', 'administrator'];

/** Who sees what waits beside the log, and takes spam out of it. */
export const WAITERS: Roles = ['moderator', 'administrator'];

/** Who may open what a writer left to be reached by. */
export const REACHERS: Roles = ['responder', 'moderator', 'editor'];

export type Possible = Record<
  | 'accept'
  | 'decline'
  | 'forward'
  | 'sendBack'
  | 'extend'
  | 'mask'
  | 'write'
  | 'publish'
  | 'select'
  | 'deselect'
  | 'contact'
  | 'erase',
  boolean
>;

export function possible(row: CommentRow, held: readonly HeldRole[], day: string): Possible {
  const may = (roles: Roles) => held.some(({ role }) => roles.includes(role));
  const isTaken = row.state === 'accepted' || row.state === 'replied';
  const isOpen = row.state === 'accepted';
  return {
    accept: row.state === 'submitted' && may(DECIDERS),
    decline: row.state === 'submitted' && may(DECIDERS),
    forward: isOpen && may(DECIDERS),
    sendBack: isOpen && row.department !== undefined && may(HOLDERS),
    extend: isOpen && row.extended.length === 0 && day <= (row.answerBy ?? '') && may(EXTENDERS),
    mask: (row.state === 'submitted' || isTaken) && may(DECIDERS),
    write: isTaken && row.department !== undefined && may(WRITERS),
    publish: isTaken && row.department !== undefined && may(PUBLISHERS),
    select: isTaken && row.consent && !row.selected && may(PUBLISHERS),
    deselect: row.selected !== undefined && may(PUBLISHERS),
    contact: row.state !== 'erased' && may(REACHERS),
    erase: row.state !== 'erased' && may(PUBLISHERS),
  };
}
