/** Which comments a reader asked for. Pure: page, API and files share it. */
import { COMMENT_KINDS } from '../../../events/comment.ts';
import { MEASURES, type Measure } from '../../domain/comment-measures.ts';
import { departmentKey } from '../../domain/comment-statistics.ts';
import { COMMENT_STATES, type PublicComment, TEXT_STATES } from '../../domain/public-comment.ts';

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

/** Of nobody yet. */
export { NO_DEPARTMENT } from '../../domain/comment-statistics.ts';

export const departmentOf = ({ row }: PublicComment): string => departmentKey(row);
export const subjectOf = ({ row: { plan, about } }: PublicComment): string | undefined =>
  about === undefined ? undefined : `${plan ?? ''}/${about}`;
export const monthOf = ({ submittedOn }: PublicComment): string => submittedOn.slice(0, 7);
const quarterOf = (month: string): string =>
  `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;

const VALUES: Partial<Record<CommentField, readonly string[]>> = {
  kind: COMMENT_KINDS,
  state: COMMENT_STATES,
  text: TEXT_STATES,
  measure: MEASURES,
};

/** Values that no comment can have: whoever asks for one is told so. */
export const unknownValues = (query: CommentQuery): Unknown[] =>
  COMMENT_FILTERS.flatMap((field) => {
    const value = query[field];
    const isKnown =
      value === undefined ||
      (field === 'month'
        ? /^[0-9]{4}-([0-9]{2}|Q[1-4])$/.test(value)
        : (VALUES[field]?.includes(value) ?? true));
    return isKnown ? [] : [{ field, value }];
  });

/** Those that fit all that was asked for but the words. */
export const matchComments = (comments: readonly PublicComment[], query: CommentQuery): PublicComment[] =>
  comments.filter((comment) => COMMENT_FILTERS.every((field) => fits(comment, field, query[field])));

function fits(comment: PublicComment, field: CommentField, value: string | undefined): boolean {
  if (value === undefined) return true;
  switch (field) {
    case 'kind':
      return comment.row.kind === value;
    case 'state':
      return comment.state === value;
    case 'text':
      return comment.text === value;
    case 'department':
      return departmentOf(comment) === value;
    case 'about':
      return subjectOf(comment) === value;
    case 'month':
      return [monthOf(comment), quarterOf(monthOf(comment))].includes(value);
    case 'measure':
      return comment.measures.includes(value as Measure);
  }
}
