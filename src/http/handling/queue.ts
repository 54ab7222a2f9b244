/** What is to be done about comments, the most urgent first; and which of them somebody asked for. Pure. */
import { COMMENT_KINDS } from '../../../events/comment.ts';
import type { PublicComment } from '../../domain/public-comment.ts';

/** `open`: waits for a decision or an answer; `overdue`: longer than it may. */
export const QUEUE_STATES = [
  'open',
  'overdue',
  'waiting',
  'unassigned',
  'in_progress',
  'answered',
  'selectable',
  'declined',
  'gone',
  'all',
] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** `department`: its id; `about`: words of the subject's name. */
export type QueueQuery = { state: QueueState; kind?: string; department?: string; about?: string };
export type UnknownValue = { field: 'state' | 'kind'; value: string };

/** Reads the parameters; what no comment can have is told, and the rest is asked for without it. */
export function askedQueue(read: (name: string) => string | undefined): {
  query: QueueQuery;
  unknown: UnknownValue[];
} {
  const value = (name: string) => read(name)?.trim().slice(0, 100) || undefined;
  const [state, kind] = [value('state'), value('kind')];
  const unknown: UnknownValue[] = [];
  const isState = QUEUE_STATES.find((each) => each === state);
  const isKind = COMMENT_KINDS.find((each) => each === kind);
  if (state !== undefined && !isState) unknown.push({ field: 'state', value: state });
  if (kind !== undefined && !isKind) unknown.push({ field: 'kind', value: kind });
  const [department, about] = [value('department'), value('about')];
  return {
    query: {
      state: isState ?? 'open',
      ...(isKind && { kind: isKind }),
      ...(department && { department }),
      ...(about && { about }),
    },
    unknown,
  };
}

/** The parameters by which the same list is asked for again. */
export const knownQueue = ({ state, ...query }: QueueQuery): Record<string, string | undefined> => ({
  ...query,
  state: state === 'open' ? undefined : state,
});

/** Those asked for: what is due first stands first, then what is older. */
export const queued = (
  comments: readonly PublicComment[],
  { state, kind, department, about }: QueueQuery,
  subjectOf: (comment: PublicComment) => string,
): PublicComment[] =>
  comments
    .filter(
      (comment) =>
        isIn(comment, state) &&
        (kind === undefined || comment.row.kind === kind) &&
        (department === undefined || comment.row.department === department) &&
        (about === undefined || subjectOf(comment).toLowerCase().includes(about.toLowerCase())),
    )
    .toSorted((one, other) => urgency(one).localeCompare(urgency(other)));

export function isIn({ row, state, due }: PublicComment, asked: QueueState): boolean {
  const isOpen = state === 'waiting' || state === 'in_progress';
  switch (asked) {
    case 'all':
      return true;
    case 'open':
      return isOpen;
    case 'overdue':
      return isOpen && due?.late === true;
    case 'unassigned':
      return state === 'in_progress' && row.department === undefined;
    case 'selectable':
      return state === 'answered' && row.consent && !row.selected && !row.deselected;
    default:
      return state === asked;
  }
}

/** What nobody told a day for comes last; among those of one day the older one is first. */
const urgency = ({ row, due, state }: PublicComment): string => {
  const isOpen = state === 'waiting' || state === 'in_progress';
  const position = String(row.submitted.position).padStart(16, '0');
  return isOpen
    ? `0 ${due?.day ?? '9999'} ${position}`
    : `1 ${String(1e15 - row.submitted.position).padStart(16, '0')}`;
};
