/** What a decider answers: events, or why not. */
import type { Actor } from '../../../events/envelope.ts';
import type { EventData, EventType } from '../../../events/index.ts';
import type { SealedOpening } from './comment-state.ts';
import { messageOf, type Params, type ProblemCode } from './messages/index.ts';

/** One thing that is wrong, and with which field of the command. `message` is its English. */
export type Problem = { field: string; code: ProblemCode; params: Params; message: string };

/** An event as decided, and its stream: the log gives it time, revision and position. */
export type Decided = {
  [T in EventType]: {
    stream: string;
    id: string;
    type: T;
    data: EventData<T>;
    actor: Actor;
    /** Of what the data commits to. */
    openings?: readonly SealedOpening[];
  };
}[EventType];

/** No events: the command says what is so already, since the event at `unchanged`. */
export type Decision =
  | { ok: true; events: Decided[]; unchanged?: number }
  | { ok: false; problems: Problem[] };

export const problem = (field: string, code: ProblemCode, params: Params = {}): Problem => {
  const short = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, clip(value)]));
  return { field, code, params: short, message: messageOf('en', code, short) };
};
export const refuse = (...problems: Problem[]): Decision => ({ ok: false, problems });
export const unchanged = (position: number): Decision => ({ ok: true, events: [], unchanged: position });

/** Everything about an indicator and its targets is one stream. */
export const indicatorStream = (plan: string, indicator: string): string =>
  `plan/${plan}/indicator/${indicator}`;

/** The one event, about an indicator, that a command becomes. */
export function becomes<T extends EventType>(
  asked: { id: string; actor: Actor },
  type: T,
  data: EventData<T> & { plan: string; indicator: string },
): Decision {
  const stream = indicatorStream(data.plan, data.indicator);
  // The union over all types is what `Decided` is; TypeScript cannot see that T picks one member of it.
  const event = { stream, id: asked.id, type, data, actor: asked.actor } as Decided;
  return { ok: true, events: [event] };
}

const LONGEST = 80;
/** Messages repeat what was typed, but not a novel of it. */
function clip(value: string | number): string | number {
  if (typeof value === 'number' || value.length <= LONGEST) return value;
  const points = [...value.slice(0, LONGEST * 2)];
  return points.length <= LONGEST && value.length <= LONGEST * 2
    ? value
    : `${points.slice(0, LONGEST).join('')}…`;
}
