/**
 * Group commit: appends that wait are gathered into one transaction. It makes the log fast; correctness never
 * depends on it.
 */
import { isUnreachable } from '../db/unreachable.ts';
import type { Outcome } from './log.ts';
import type { PreparedAppend } from './prepare.ts';

/** Appends a batch, in one transaction. */
export type AppendBatch = (batch: readonly PreparedAppend[]) => Promise<Outcome[]>;

type Waiting = {
  append: PreparedAppend;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
};

/** Events in one transaction at most; a single append may have more. */
const MAX_EVENTS = 2_000;
const ATTEMPTS = 3;

export class AppendQueue {
  readonly #appendBatch: AppendBatch;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;

  constructor(appendBatch: AppendBatch) {
    this.#appendBatch = appendBatch;
  }

  /** Queues an append, and answers with what became of it once it is committed. */
  add(append: PreparedAppend): Promise<Outcome> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#waiting.push({ append, resolve, reject });
    this.#running ??= this.#run();
    return promise;
  }

  /** Waits until nothing is queued. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Those whom the last batch answered get to ask again before the next one is gathered.
      await new Promise((resolve) => setImmediate(resolve));
      await this.#commit(this.#gather());
    }
    this.#running = undefined;
  }

  #gather(): Waiting[] {
    let events = 0;
    const full = this.#waiting.findIndex(({ append }, index) => {
      events += append.events.length;
      return index > 0 && events > MAX_EVENTS;
    });
    return this.#waiting.splice(0, full === -1 ? this.#waiting.length : full);
  }

  /** Commits a batch. When it fails as a whole, each append is tried alone: one cannot harm its neighbours. */
  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#appendBatch(batch.map(({ append }) => append));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome) resolve(outcome);
        else reject(new Error('the batch gave no outcome for an append'));
      }
    } catch (error) {
      const [only, ...others] = batch;
      if (only && others.length === 0 && !isPassing(error)) return only.reject(error);
      for (const each of batch) {
        await appendAlone(this.#appendBatch, each.append).then(each.resolve, each.reject);
      }
    }
  }
}

/**
 * Appends alone, and tries again after an error that passes. Safe, whatever became of the attempt: an append that
 * was committed after all is found by its ids, and answered as a duplicate.
 */
export async function appendAlone(appendBatch: AppendBatch, append: PreparedAppend): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      const [outcome] = await appendBatch([append]);
      if (outcome) return outcome;
      throw new Error('the batch gave no outcome for an append');
    } catch (error) {
      if (attempt === ATTEMPTS || !isPassing(error)) throw error;
    }
  }
}

/** Lost connections, restarts, and PostgreSQL's class 40: deadlocks and other rollbacks that nobody is to blame for. */
const isPassing = (error: unknown): boolean =>
  isUnreachable(error) || (error instanceof Error && 'code' in error && /^40/.test(String(error.code)));
