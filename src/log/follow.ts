/** Following the log: reading is the truth, hints only end a wait early. */
import type { StoredEntry } from './log.ts';

/** Calls back whenever there may be something new, until told to stop. A lost hint costs a wait, nothing else. */
export type Hints = { subscribe(onHint: () => void): () => void };

/** How long a follower waits without a hint. */
export const POLL_MS = 1_000;

/** Every entry from a position on, page by page, until the signal aborts. */
export async function* followEntries(
  read: (from: number) => Promise<StoredEntry[]>,
  { from, signal }: { from: number; signal: AbortSignal },
  hints: readonly Hints[],
): AsyncGenerator<StoredEntry> {
  const bell = new Bell();
  const stops = hints.map((each) => each.subscribe(() => bell.ring()));
  const stop = () => bell.ring();
  signal.addEventListener('abort', stop);
  try {
    let next = from;
    while (!signal.aborted) {
      // Listen first, then read: what is written while we read rings the bell for the next round.
      const rung = bell.wait();
      const page = await read(next);
      for (const entry of page) {
        if (signal.aborted) return;
        yield entry;
        next = entry.position + 1;
      }
      if (page.length === 0) await rung;
      else bell.quiet();
    }
  } finally {
    signal.removeEventListener('abort', stop);
    for (const each of stops) each();
    bell.quiet();
  }
}

/** A wait that a ring, or time, ends. */
class Bell {
  #resolve: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  wait(): Promise<void> {
    this.quiet();
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#timer = setTimeout(resolve, POLL_MS);
    });
  }

  ring(): void {
    this.#resolve?.();
    this.quiet();
  }

  quiet(): void {
    clearTimeout(this.#timer);
    this.#resolve = undefined;
  }
}
