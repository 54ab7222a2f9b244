/** What somebody may ask for about comments (我要留言, 留言选登). Strings come as they were typed. */
import type { Asked } from './command.ts';

type About = Omit<Asked, 'plan' | 'synthetic'>;
/** `comment`: the id of the comment. */
type OfComment = About & { comment: string };

/** What is sealed of a comment. An empty name is 匿名. */
export type CommentWords = { title: string; body: string; name?: string | undefined };

/** The comment gets the id of the event. */
export type SubmitComment = About &
  CommentWords & {
    type: 'submit_comment';
    kind: string;
    plan?: string | undefined;
    /** `indicator/<id>` or `task/<id>` of the plan. */
    about?: string | undefined;
    /** To publication of the text as an editor masks it. */
    consent: boolean;
    synthetic?: boolean | undefined;
  };
/** Publishes the words given: those written, with what identifies people masked. */
export type SelectComment = OfComment & CommentWords & { type: 'select_comment' };
export type DeselectComment = OfComment & { type: 'deselect_comment'; reason: string };
export type ReplyToComment = OfComment & { type: 'reply_to_comment'; department: string; body: string };
export type EraseComment = OfComment & {
  type: 'erase_comment';
  /** Who decided it: a court, an office. Public. */
  authority: string;
  reason: string;
};
export type CommentCommand = SubmitComment | SelectComment | DeselectComment | ReplyToComment | EraseComment;
