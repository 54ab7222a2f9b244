/** The events of a comment, and what their deciders have in common. */
import type { EventData, EventType } from '../../../events/index.ts';
import type { CommentWords } from './comment-command.ts';
import type { CommentState, SealedOpening } from './comment-state.ts';
import { type Decided, type Decision, type Problem, problem, refuse } from './problem.ts';
import { found, idProblem, requiredText, textProblem } from './text-checks.ts';

/** Lengths in characters as people count them (code points): the field's convention for 我要留言. */
const TITLE = 30;
const BODY = { min: 10, max: 1000 };
const NAME = 30;

export const commentStream = (comment: string): string => `comment/${comment}`;

type CommentEvent = Extract<EventType, `comment.${string}`>;

/** The one event that a command about a comment becomes. */
export function commentBecomes<T extends CommentEvent>(
  asked: Pick<Decided, 'id' | 'actor'>,
  type: T,
  data: EventData<T>,
  opening?: SealedOpening,
): Decision {
  const stream = commentStream(data.comment);
  const openings = opening && { openings: [opening] };
  // The union over all types is what `Decided` is; TypeScript cannot see that T picks one member of it.
  const event = { stream, id: asked.id, type, data, actor: asked.actor, ...openings } as Decided;
  return { ok: true, events: [event] };
}

export type Known = NonNullable<CommentState['comment']>;

/** Goes on with the comment that is meant, or refuses: it must be there and not erased. */
export function withComment(
  state: CommentState,
  asked: { comment: string },
  decide: (comment: Known, of: { comment: string; synthetic?: true }) => Decision,
): Decision {
  const { comment } = state;
  const malformed = idProblem('comment', asked.comment);
  if (malformed) return refuse(malformed);
  if (!comment) return refuse(problem('comment', 'unknown_comment', { value: asked.comment }));
  if (comment.erased) {
    return refuse(problem('comment', 'comment_erased', { position: comment.erased.position }));
  }
  return decide(comment, {
    comment: asked.comment,
    ...(comment.synthetic && { synthetic: true as const }),
  });
}

export const declinedProblem = ({ declined }: Known): Problem | undefined =>
  declined && problem('comment', 'comment_declined', { position: declined.position });

/** Only what was accepted is forwarded, extended, answered and published. */
export const notAcceptedProblem = ({ state }: Known): Problem | undefined =>
  state === 'submitted' ? problem('comment', 'not_accepted') : undefined;

/** Problems with what is written or published. */
export const wordsProblems = ({ title, body, name }: CommentWords): Problem[] =>
  found(
    requiredText('title', title, MANY) ?? lengthProblem('title', title, { max: TITLE }),
    requiredText('body', body, MANY) ?? lengthProblem('body', body, BODY),
    textProblem('name', name, MANY) ?? lengthProblem('name', name ?? '', { max: NAME }),
  );

/** Far beyond every length that is allowed: nobody counts the characters of a novel. */
const MANY = 10_000;

/** Zero-width characters and the like: they say nothing, however many there are. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

function lengthProblem(
  field: string,
  text: string,
  { min = 0, max }: { min?: number; max: number },
): Problem | undefined {
  const seen = [...text.trim().replace(UNSEEN, '')].length;
  if (seen < min) return problem(field, 'too_short', { min });
  return [...text].length > max ? problem(field, 'too_long', { max }) : undefined;
}

/** The object that is sealed: always of the same three names, so that an absent name says no more than an empty one. */
export const sealedWords = ({ title, body, name = '' }: CommentWords) => ({ body, name, title });
