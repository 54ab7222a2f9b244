/** `?at=` and `?day=`: where in the log one looks, and on which day verdicts are judged. */
import { dayOf, isDay, lastInstantOf } from '../domain/day.ts';
import type { Head, Log } from '../log/log.ts';
import {
  atBeforeStart,
  atBeyondHead,
  atDayNotOver,
  atMalformed,
  dayInFuture,
  dayMalformed,
  momentProblem,
} from './moment-problems.ts';
import type { FieldProblem, Problem } from './problem.ts';

export type Moment = {
  /** Events 0…position count. -1 when the log is empty. */
  position: number;
  /** The last position that there is; -1 when the log is empty. */
  head: number;
  /** Day in `timeZone` on which the event at `position` was recorded; null when the log is empty. */
  recordedOn: string | null;
  /** Day that verdicts are judged on. */
  day: string;
  today: string;
  timeZone: string;
  /** Everything that was recorded up to the end of `day` is known, and nothing later. Left out when it is not so. */
  coversDay?: true;
  /** The parameters that were given: a page that has `at` looks at the past and says so. */
  asked: { at?: string; day?: string };
};

export type MomentResult =
  | { kind: 'moment'; moment: Moment }
  /** `at` was a date: the same address, with these two in place of it. */
  | { kind: 'redirect'; at: number; day: string }
  | { kind: 'refused'; problem: Problem };

/** The log and its head, the zone in which days begin and end (the plan's), and the portal's time. */
export type Surroundings = { log: Pick<Log, 'read'>; head: Head; timeZone: string; now: Date };

/**
 * Reads the two parameters.
 * - `at`: an integer n means events 0…n; a date the last event of that day; left out, the head.
 * - `day`: left out, the day on which the event at `at` was recorded, or today when `at` is left out too.
 */
export async function readMoment(
  { log, head: { size, lastTime }, timeZone, now }: Surroundings,
  { at, day }: { at?: string | undefined; day?: string | undefined },
): Promise<MomentResult> {
  const today = dayOf(now.toISOString(), timeZone);
  const errors = [
    ...(at === undefined ? [] : complaintsOfAt(at, today)),
    ...(day === undefined ? [] : complaintsOfDay(day, today)),
  ];
  if (errors.length > 0) return { kind: 'refused', problem: momentProblem(400, errors) };
  const head = size - 1;
  if (at !== undefined && isDay(at)) {
    const last = await lastPositionOf(log, head, at, timeZone);
    if (last < 0) return { kind: 'refused', problem: momentProblem(404, [atBeforeStart(at)]) };
    return { kind: 'redirect', at: last, day: day ?? at };
  }
  const position = at === undefined ? head : Number(at);
  if (position > head)
    return { kind: 'refused', problem: momentProblem(404, [atBeyondHead(at ?? '', head)]) };
  const time = position === head ? lastTime : await timeOf(log, position);
  const recordedOn = time === null ? null : dayOf(time, timeZone);
  const next = day !== undefined && position < head ? await timeOf(log, position + 1) : null;
  const covers =
    day !== undefined &&
    recordedOn !== null &&
    recordedOn <= day &&
    (next === null || next >= lastInstantOf(day, timeZone));
  return {
    kind: 'moment',
    moment: {
      position,
      head,
      recordedOn,
      day: day ?? (at === undefined ? today : (recordedOn ?? today)),
      today,
      timeZone,
      ...(covers && { coversDay: true as const }),
      asked: { ...(at !== undefined && { at }), ...(day !== undefined && { day }) },
    },
  };
}

function complaintsOfAt(at: string, today: string): FieldProblem[] {
  if (isDay(at)) return at < today ? [] : [atDayNotOver(at, today)];
  return /^(0|[1-9][0-9]{0,14})$/.test(at) ? [] : [atMalformed(at)];
}

function complaintsOfDay(day: string, today: string): FieldProblem[] {
  if (!isDay(day)) return [dayMalformed(day)];
  return day > today ? [dayInFuture(day, today)] : [];
}

/**
 * Position of the last event of a day, or of a day before it; -1 when the log begins later. `time` never runs
 * backwards along the log, so a binary search needs some twenty reads for a million events and no further index.
 */
async function lastPositionOf(
  log: Pick<Log, 'read'>,
  head: number,
  day: string,
  timeZone: string,
): Promise<number> {
  const end = lastInstantOf(day, timeZone);
  let before = -1;
  let after = head + 1;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if ((await timeOf(log, middle)) < end) before = middle;
    else after = middle;
  }
  return before;
}

async function timeOf(log: Pick<Log, 'read'>, position: number): Promise<string> {
  const [stored] = await log.read({ from: position, to: position, limit: 1 });
  if (!stored) throw new Error(`no entry at position ${position}`);
  const { time } = JSON.parse(stored.entry) as { time: string };
  return time;
}
