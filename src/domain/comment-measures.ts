/**
 * What is counted of comments, each measure by a rule of its own. Every comment that was received stands in exactly
 * one of `waiting`, `in_progress`, `answered`, `declined` and `gone`; `valid` is the first three of them.
 */
import { DECLINE_REASONS } from '../../events/comment.ts';
import type { CommentRow } from '../projections/rows.ts';
import { dayOf } from './day.ts';
import type { Day } from './facts.ts';

type DeclineReason = (typeof DECLINE_REASONS)[number];
export type Ground = `declined_${DeclineReason}`;
/** 不予受理 by ground. */
export const GROUNDS = DECLINE_REASONS.map((reason): Ground => `declined_${reason}`);
export const isGround = (measure: Measure): measure is Ground => GROUNDS.some((ground) => ground === measure);

const PLAIN = [
  'received',
  'valid',
  'accepted',
  'waiting',
  'in_progress',
  'answered',
  'declined',
  'gone',
  'answered_in_time',
  'answered_late',
  'overdue',
  'without_deadline',
  'decided_late',
  'decision_overdue',
  'extended',
  'rated',
  'satisfied',
  'selected',
  'erased',
] as const;
export type Measure = (typeof PLAIN)[number] | Ground;
export const MEASURES: readonly Measure[] = [...PLAIN, ...GROUNDS];

/** Where a comment stands, in the order of the work. */
export const STANDINGS = [
  'waiting',
  'in_progress',
  'answered',
  'declined',
  'gone',
] as const satisfies Measure[];
export type Standing = (typeof STANDINGS)[number];

/** From how many of 5 points on its writer is satisfied. */
export const SATISFIED_FROM = 4;

/** When a cut-off is, in which zone days begin and end. */
export type CutOff = { day: Day; timeZone: string };

/** The measures that count a comment. */
export function measuresOf(row: CommentRow, cutOff: CutOff): Measure[] {
  const standing = standingOf(row);
  const isValid = standing !== 'declined' && standing !== 'gone';
  const held: Partial<Record<Measure, boolean>> = {
    received: true,
    valid: isValid,
    accepted: row.accepted !== undefined,
    [standing]: true,
    ...(standing === 'declined' && row.declined && { [`declined_${row.declined.reason}`]: true }),
    ...answerMeasures(row, standing, cutOff),
    ...decisionMeasures(row, standing, cutOff),
    extended: row.extended.length > 0,
    rated: row.rated !== undefined,
    satisfied: (row.rated?.satisfaction ?? 0) >= SATISFIED_FROM,
    selected: row.selected !== undefined,
    erased: row.erased !== undefined,
  };
  return MEASURES.filter((measure) => held[measure]);
}

/** The day of the first reply. */
export const answeredOn = ({ replies: [first] }: CommentRow, timeZone: string): Day | undefined =>
  first && dayOf(first.at, timeZone);

/** An erasure takes the text, not what the office had done by then: an answer stays one. */
export function standingOf({ replies, declined, accepted, erased }: CommentRow): Standing {
  if (replies.length > 0) return 'answered';
  if (declined && declined.position > (accepted?.position ?? -1)) return 'declined';
  if (erased) return 'gone';
  return accepted ? 'in_progress' : 'waiting';
}

/** A deadline's own day is in time. */
function answerMeasures(row: CommentRow, standing: Standing, { day, timeZone }: CutOff) {
  const { answerBy } = row;
  const answered = answeredOn(row, timeZone);
  if (answered === undefined)
    return { overdue: standing === 'in_progress' && answerBy !== undefined && answerBy < day };
  if (answerBy === undefined) return { without_deadline: true };
  return answered <= answerBy ? { answered_in_time: true } : { answered_late: true };
}

function decisionMeasures({ acceptBy, ...row }: CommentRow, standing: Standing, { day, timeZone }: CutOff) {
  if (acceptBy === undefined) return {};
  if (standing === 'waiting') return { decision_overdue: acceptBy < day };
  const decided = [row.accepted, row.declined].flatMap((act) => act ?? []);
  const first = decided.toSorted((a, b) => a.position - b.position)[0];
  return { decided_late: first !== undefined && dayOf(first.at, timeZone) > acceptBy };
}
