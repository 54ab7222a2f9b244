/** Looking comments up by where they stand, what they are about and who has them: never by a word of what was written. */
import type { Measure } from '../domain/comment-measures.ts';
import type { CommentStatistics, StatisticsSettings } from '../domain/comment-statistics.ts';
import type { CommentPublicState, CommentTextState } from '../domain/public-comment.ts';
import type { CommentRow } from '../projections/rows.ts';

/** A position, what is known of the texts since (`head`), and the day on which deadlines are judged. */
export type CommentMoment = { position: number; head: number; day: string; timeZone: string };

/** What stands at the desk of those who handle comments: `open` waits for a decision or an answer, `overdue` too long. */
export type QueueState = 'open' | 'overdue' | 'unassigned' | 'selectable' | CommentPublicState | 'all';

export type CommentFilter = {
  kind?: string | undefined;
  state?: CommentPublicState | undefined;
  text?: CommentTextState | undefined;
  measure?: Measure | undefined;
  queue?: QueueState | undefined;
  /** Of the submission, `2014-05`, or its quarter, `2014-Q2`. */
  month?: string | undefined;
  /** `<plan>/<department>` that has it or answered it last, or `none`. */
  handler?: string | undefined;
  /** Departments of whichever plan, one of which has it. */
  departments?: readonly string[] | undefined;
  /** `<plan>/indicator/<id>` and the like, one of which it is about. */
  about?: readonly string[] | undefined;
  ids?: readonly string[] | undefined;
  /** Made up for a demonstration. */
  synthetic?: true | undefined;
  linked?: LinkedTo | undefined;
  /** Of a plan, or of none. */
  ofPlan?: string | undefined;
};

/** It is `itself`, is listed under a key of `comment_links` that begins so, or a reply to it cites an event of a stream. */
export type LinkedTo = {
  under: readonly string[];
  citing?: string | undefined;
  itself?: string | undefined;
};

/** `newest` and `oldest` by submission, `published` the last published first, `urgent` what is due first. */
export type CommentOrder = 'newest' | 'oldest' | 'published' | 'urgent';
export type CommentPage = CommentFilter & { order?: CommentOrder; after?: number; limit?: number };
/** A comment as it stood at the position, and as it stands at the head. */
export type FoundComment = { row: CommentRow; now: CommentRow };
export type CommentDimension = 'about' | 'department' | 'handler' | 'month';

export interface CommentReader {
  findComments(moment: CommentMoment, page: CommentPage): Promise<FoundComment[]>;
  commentIds(moment: CommentMoment, page: CommentPage): Promise<string[]>;
  /** How many fit each of several filters, in one go; of those that fit `within`. */
  countComments<Name extends string>(
    moment: CommentMoment,
    filters: Readonly<Record<Name, CommentFilter>>,
    within?: CommentFilter,
  ): Promise<Record<Name, number>>;
  /** The different values, in order; those that have none are left out. */
  commentValues(moment: CommentMoment, of: CommentDimension, filter?: CommentFilter): Promise<string[]>;
  /** The same as `commentStatistics` of the rows at the position. */
  countedComments(position: number, settings: StatisticsSettings): Promise<CommentStatistics>;
}
