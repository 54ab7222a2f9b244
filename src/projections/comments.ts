/** Where each comment stands: its states and the events that made them, nothing of what was written. */
import { actOf, joinKey } from './act.ts';
import type { Projection, Recorded } from './projection.ts';
import type { CommentRow } from './rows.ts';

const TYPES = [
  'comment.submitted',
  'comment.accepted',
  'comment.declined',
  'comment.forwarded',
  'comment.sent_back',
  'comment.extended',
  'comment.replied',
  'comment.selected',
  'comment.deselected',
  'comment.rated',
  'comment.erased',
] as const;
type Types = (typeof TYPES)[number];

/** The group that every comment is listed under. */
export const COMMENTS = 'comments';

export const comments: Projection<CommentRow, Types> = {
  name: 'comments',
  version: 2,
  types: TYPES,
  keys: ({ data }) => [{ key: joinKey(data.comment), plan: COMMENTS }],
  evolve(row, event) {
    if (event.type === 'comment.submitted') return row ?? submitted(event);
    // An erased comment stays so.
    return row && row.state !== 'erased' ? followed(row, event) : row;
  },
};

function submitted(event: Recorded<'comment.submitted'>): CommentRow {
  const { comment, kind, plan, about, acceptBy, consent, synthetic } = event.data;
  return {
    ...{ comment, kind, plan, about, acceptBy, consent, synthetic },
    state: 'submitted',
    submitted: actOf(event),
    ...{ forwarded: [], extended: [], replies: [] },
  };
}

type Later = Recorded<Exclude<Types, 'comment.submitted'>>;

function followed(row: CommentRow, event: Later): CommentRow {
  const act = actOf(event);
  switch (event.type) {
    case 'comment.accepted': {
      const { department = row.department, answerBy } = event.data;
      return { ...row, state: 'accepted', department, answerBy, accepted: act };
    }
    case 'comment.declined': {
      const { reason, words } = event.data;
      return { ...row, state: 'declined', declined: { ...act, reason, words } };
    }
    case 'comment.forwarded': {
      const { department } = event.data;
      return { ...row, department, forwarded: [...row.forwarded, { ...act, department }] };
    }
    // Whose it is must be decided again.
    case 'comment.sent_back': {
      const { department, reason } = event.data;
      return { ...row, department: undefined, sentBack: { ...act, department, reason } };
    }
    case 'comment.extended': {
      const { answerBy } = event.data;
      return { ...row, answerBy, extended: [...row.extended, { ...act, answerBy }] };
    }
    case 'comment.replied': {
      const { department, cites } = event.data;
      return { ...row, state: 'replied', replies: [...row.replies, { ...act, department, cites }] };
    }
    case 'comment.selected':
      return { ...row, selected: act, deselected: undefined };
    case 'comment.deselected':
      return { ...row, selected: undefined, deselected: act };
    case 'comment.rated':
      return { ...row, rated: { ...act, satisfaction: event.data.satisfaction } };
    case 'comment.erased':
      return { ...row, state: 'erased', selected: undefined, erased: { ...act, reason: event.data.reason } };
  }
}
