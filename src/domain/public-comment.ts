/** What the public is told of a comment: where it stands, until when, and whether its text can be read. Not a word of it. */
import type { Act, CommentRow } from '../projections/rows.ts';
import { type CutOff, type Measure, measuresOf } from './comment-measures.ts';
import { dayOf } from './day.ts';
import type { Day } from './facts.ts';

/** 待受理, 办理中, 已答复, 不予受理; `gone` was erased before anything else became of it. */
export const COMMENT_STATES = ['waiting', 'in_progress', 'answered', 'declined', 'gone'] as const;
export type CommentPublicState = (typeof COMMENT_STATES)[number];

/** Whether the text can be read, and if not, why. */
export const TEXT_STATES = [
  'published',
  'not_selected',
  'no_consent',
  'declined',
  'taken_down',
  'erased',
] as const;
export type CommentTextState = (typeof TEXT_STATES)[number];

export type PublicComment = {
  row: CommentRow;
  state: CommentPublicState;
  /** All that the statistics count it under. */
  measures: readonly Measure[];
  text: CommentTextState;
  /** What took the text away: also when that was after the moment shown. */
  taken?: (Act & { reason?: string | undefined }) | undefined;
  /** The deadline that runs, or that the answer had. */
  due?: { of: 'accept' | 'answer'; day: Day; late: boolean } | undefined;
  /** The day of submission. */
  submittedOn: Day;
};

/**
 * A text is shown if it was public at the moment and still is.
 * @param now the comment as it stands at the head; the same row where that is the moment shown.
 */
export function publicComment(row: CommentRow, now: CommentRow, cutOff: CutOff): PublicComment {
  const measures = measuresOf(row, cutOff);
  const state = COMMENT_STATES.find((each) => measures.includes(each)) ?? 'waiting';
  const text = textOf(row, now);
  return {
    ...{ row, state, measures, text },
    taken: takenOf(text, now),
    due: dueOf(row, state, measures),
    submittedOn: dayOf(row.submitted.at, cutOff.timeZone),
  };
}

function textOf(row: CommentRow, now: CommentRow): CommentTextState {
  if (now.erased) return 'erased';
  if (row.selected) return row.selected.position === now.selected?.position ? 'published' : 'taken_down';
  if (row.deselected) return 'taken_down';
  if (row.state === 'declined') return 'declined';
  return row.consent ? 'not_selected' : 'no_consent';
}

const takenOf = (text: CommentTextState, now: CommentRow): PublicComment['taken'] =>
  text === 'erased' ? now.erased : text === 'taken_down' ? now.deselected : undefined;

function dueOf(
  { acceptBy, answerBy }: CommentRow,
  state: CommentPublicState,
  measures: readonly Measure[],
): PublicComment['due'] {
  const late = (...names: Measure[]) => names.some((name) => measures.includes(name));
  if (state === 'waiting' && acceptBy) return { of: 'accept', day: acceptBy, late: late('decision_overdue') };
  if ((state === 'in_progress' || state === 'answered') && answerBy)
    return { of: 'answer', day: answerBy, late: late('overdue', 'answered_late') };
  return undefined;
}
