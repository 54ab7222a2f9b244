/** Which of the comments that are to be handled somebody asked for. Pure. */
import { COMMENT_KINDS } from '../../../events/comment.ts';
import type { QueueState } from '../../log/comment-search.ts';

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
] as const satisfies readonly QueueState[];
export type { QueueState };

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
