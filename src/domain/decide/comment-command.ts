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
    /** By when it is to be accepted or declined; left out where no table of working days tells it. */
    acceptBy?: string | undefined;
    synthetic?: boolean | undefined;
  };
/** Goes on with what is meant of a comment. `expected`: the revision of its stream that the asker looked at. */
type OfSeenComment = OfComment & { expected?: number | undefined };

/** `answerBy`: where no table of working days tells it. */
export type AcceptComment = OfSeenComment & {
  type: 'accept_comment';
  department?: string | undefined;
  answerBy?: string | undefined;
};
/** Ground and words are public. */
export type DeclineComment = OfSeenComment & { type: 'decline_comment'; reason: string; words: string };
export type ForwardComment = OfSeenComment & { type: 'forward_comment'; department: string };
export type SendBackComment = OfSeenComment & { type: 'send_back_comment'; reason: string };
export type ExtendComment = OfSeenComment & {
  type: 'extend_comment';
  reason: string;
  answerBy?: string | undefined;
};
/** By its writer: 1 to 5. */
export type RateComment = OfComment & { type: 'rate_comment'; satisfaction: number };

/**
 * Publishes the words given: those written, with what identifies people masked. `left`: stretches of them that look
 * like it, and that the editor says are nobody's (the number of an office).
 */
export type SelectComment = OfSeenComment &
  CommentWords & { type: 'select_comment'; left?: readonly string[] | undefined };
export type DeselectComment = OfSeenComment & { type: 'deselect_comment'; reason: string };
/** `cites`: events by position or id. */
export type ReplyToComment = OfSeenComment & {
  type: 'reply_to_comment';
  department: string;
  body: string;
  cites?: readonly string[] | undefined;
  left?: readonly string[] | undefined;
};
export type EraseComment = OfComment & {
  type: 'erase_comment';
  /** Who decided it: a court, an office. Public. */
  authority: string;
  reason: string;
};
/** What is done to a comment on its way to an answer. */
export type HandleComment =
  | AcceptComment
  | DeclineComment
  | ForwardComment
  | SendBackComment
  | ExtendComment
  | RateComment;
export type CommentCommand =
  | SubmitComment
  | HandleComment
  | SelectComment
  | DeselectComment
  | ReplyToComment
  | EraseComment;
