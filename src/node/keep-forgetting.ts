/** Drops what the desk of comments keeps for a time alone, each hour, until it is stopped. */
import { setTimeout } from 'node:timers/promises';
import type { Desk } from '../comments/desk.ts';

type Options = {
  desk: Pick<Desk, 'forget'>;
  /** Stops it; what is under way is finished. */
  signal: AbortSignal;
  onError: (error: unknown) => void;
  /** From one round to the next, in milliseconds. */
  pauseMs?: number;
};

export async function keepForgetting({ desk, signal, onError, pauseMs = 3_600_000 }: Options): Promise<void> {
  while (!signal.aborted) {
    await desk.forget().catch((error) => {
      if (!signal.aborted) onError(error);
    });
    await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
