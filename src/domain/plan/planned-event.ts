/** Events of a plan before the caller gives them ids, actors and times. */
import { canonical } from '../../../events/envelope.ts';
import type { EventData, EventType } from '../../../events/index.ts';
import type { Indicator, Task } from '../../../events/plan.ts';
import type { PlanContent, Succession } from './content.ts';

export type PlannedEvent = {
  [T in EventType]: { stream: string; type: T; data: EventData<T> };
}[EventType];

export type PlannedEvents =
  | { ok: true; events: PlannedEvent[] }
  | { ok: false; field: string; message: string };

/** Room for the envelope within the 65,535 bytes of an entry. */
const MAX_DATA_BYTES = 60_000;

export const planStream = (plan: string) => `plan/${plan}`;

export function indicatorSet(plan: string, indicator: Indicator): PlannedEvent {
  const stream = `plan/${plan}/indicator/${indicator.indicator}`;
  return { stream, type: 'indicator.set', data: { plan, ...indicator } };
}

export function taskSet(plan: string, task: Task): PlannedEvent {
  return { stream: `plan/${plan}/task/${task.task}`, type: 'task.set', data: { plan, ...task } };
}

/** Successions whose date, as far as it is known, has passed by the given day. */
export function pastSuccessions({ plan, successions }: PlanContent, day: string): PlannedEvent[] {
  return successions.filter(({ on }) => hasPassed(on, day)).map((succession) => succeeded(plan, succession));
}

/** The events, unless one of them is too large to be stored. */
export function refuseTooLarge(events: PlannedEvent[]): PlannedEvents {
  for (const { stream, type, data } of events) {
    const bytes = new TextEncoder().encode(canonical(data)).length;
    if (bytes > MAX_DATA_BYTES) {
      return {
        ok: false,
        field: stream,
        message: `${type} of ${stream} would be ${bytes} bytes, more than ${MAX_DATA_BYTES}: shorten it`,
      };
    }
  }
  return { ok: true, events };
}

function succeeded(plan: string, succession: Succession): PlannedEvent {
  return { stream: planStream(plan), type: 'department.succeeded', data: { plan, ...succession } };
}

/** `2015` and `2015-06` have passed only when their last day has: month 99 and day 99 sort after every real one. */
const hasPassed = (on: string, day: string): boolean => `${on}-99-99`.slice(0, 10) <= day;
