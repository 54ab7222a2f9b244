/** Lets the comments that wait into the log, a few at a time, until it is stopped. */
import { setTimeout } from 'node:timers/promises';
import type { Desk } from '../comments/desk.ts';
import { RELEASED_PER_MINUTE } from '../comments/waiting.ts';

type Options = {
  desk: Pick<Desk, 'release'>;
  /** Stops it; what is under way is finished. */
  signal: AbortSignal;
  onError: (error: unknown) => void;
  /** From one round to the next, in milliseconds. */
  pauseMs?: number;
};

/** Few, as each round changes every page that readers are kept: with four a minute they waited twice as long in a flood. */
const ROUNDS_PER_MINUTE = 2;

export async function keepReleased({
  desk,
  signal,
  onError,
  pauseMs = 60_000 / ROUNDS_PER_MINUTE,
}: Options): Promise<void> {
  let failed = false;
  while (!signal.aborted) {
    try {
      await desk.release(RELEASED_PER_MINUTE / ROUNDS_PER_MINUTE);
      failed = false;
    } catch (error) {
      // Told once: a database that is away is away for many rounds.
      if (!failed && !signal.aborted) onError(error);
      failed = true;
    }
    await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
