/** Which comments a reader asked for. Pure: page and API share it. */
import { COMMENT_KINDS } from '../../../events/comment.ts';
import { MEASURES } from '../../domain/comment-measures.ts';
import { COMMENT_STATES, TEXT_STATES } from '../../domain/public-comment.ts';
import type { CommentFilter } from '../../log/comment-search.ts';

/**
 * `department`: `<plan>/<department>`, or `none`; `about`: `<plan>/indicator/<id>` and the like; `month`: of the
 * submission, `2014-05`, or its quarter, `2014-Q2`; `measure`: one of those that the statistics count.
 */
export const COMMENT_FILTERS = ['kind', 'state', 'text', 'department', 'about', 'month', 'measure'] as const;
export type CommentField = (typeof COMMENT_FILTERS)[number];
export type CommentQuery = { [name in CommentField | 'q']?: string | undefined };
export type Unknown = { field: CommentField; value: string };

/** Reads the parameters, less white space; empty ones ask for nothing. */
export function askedComments(read: (name: string) => string | undefined): CommentQuery {
  const value = (name: string) => read(name)?.trim().slice(0, 200) || undefined;
  return Object.fromEntries(['q', ...COMMENT_FILTERS].map((name) => [name, value(name)]));
}

const VALUES: Partial<Record<CommentField, readonly string[]>> = {
  kind: COMMENT_KINDS,
  state: COMMENT_STATES,
  text: TEXT_STATES,
  measure: MEASURES,
};

/** No id holds anything else, and a database takes no NUL. */
const isText = (value: string): boolean => value.isWellFormed() && !value.includes('\0');

/** Values that no comment can have: whoever asks for one is told so. */
export const unknownValues = (query: CommentQuery): Unknown[] =>
  COMMENT_FILTERS.flatMap((field) => {
    const value = query[field];
    const isKnown =
      value === undefined ||
      (field === 'month'
        ? /^[0-9]{4}-([0-9]{2}|Q[1-4])$/.test(value)
        : (VALUES[field]?.includes(value) ?? isText(value)));
    return isKnown ? [] : [{ field, value }];
  });

/** All that was asked for but the words. The values are known: `unknownValues` was asked. */
export const filterOf = ({
  kind,
  state,
  text,
  department,
  about,
  month,
  measure,
}: CommentQuery): CommentFilter => ({
  ...{ kind, month, handler: department, about: about === undefined ? undefined : [about] },
  state: COMMENT_STATES.find((each) => each === state),
  text: TEXT_STATES.find((each) => each === text),
  measure: MEASURES.find((each) => each === measure),
});
