/** Keeps the log published up to its head, and audited, until it is stopped. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Hints, POLL_MS } from '../log/follow.ts';
import type { AuditResult } from '../publish/audit.ts';
import type { Logger, Outcome, Publisher } from '../publish/publish.ts';

type Options = {
  publisher: Publisher;
  /** Of appends, this process's and others'. */
  hints: Hints;
  /** Stops it; a round under way is finished. */
  signal: AbortSignal;
  /** From the end of one audit to the next, in seconds. */
  auditInterval: number;
  logger: Logger;
};

/** Appends within this time share a checkpoint: half of the second that each may wait for one. */
const GATHER_MS = 500;
/** How long the first checkpoint waits for the first audit: a small log is checked before anything is signed. */
const AUDIT_FIRST_MS = 500;
/** How long to wait before asking again, after a failure or for a witness: longer each time. */
const LAST_RETRY_MS = 10_000;
/** How long stopping waits for optional witnesses. */
const FAREWELL_MS = 1_000;

export async function keepPublished(options: Options): Promise<void> {
  const { publisher, signal } = options;
  const auditing = keepAudited(options);
  await Promise.race([auditing.first, pause(AUDIT_FIRST_MS, signal)]);
  await Promise.all([publishing(options), auditing.ended]);
  await Promise.race([publisher.settled(), wait(FAREWELL_MS)]);
}

async function publishing({ publisher, hints, signal, logger }: Options): Promise<void> {
  const bell = new Bell(hints, signal);
  let failures = 0;
  let last: Outcome['outcome'] | 'failed' | undefined;
  while (!signal.aborted) {
    const rung = bell.wait();
    const started = performance.now();
    const outcome = await publisher.publish().catch((err: unknown) => {
      if (last !== 'failed') logger.warn({ err }, 'the log could not be published; trying again');
      return { outcome: 'failed' as const };
    });
    if (outcome.outcome === 'waiting' && last !== 'waiting')
      logger.warn({ size: outcome.size, reason: outcome.reason }, 'publishing waits for a required witness');
    if (outcome.outcome === 'published' && (last === 'waiting' || last === 'failed'))
      logger.info({ size: outcome.size }, 'publishing goes on');
    last = outcome.outcome;
    failures = last === 'failed' || last === 'waiting' ? failures + 1 : 0;
    if (failures > 0) await pause(Math.min(2 ** failures * GATHER_MS, LAST_RETRY_MS), signal);
    else if (last !== 'outrun') await rung;
    await pause(GATHER_MS - (performance.now() - started), signal);
  }
  bell.end();
  // What was appended last is published too, unless that is known to take long.
  if (failures === 0) await publisher.publish().catch(() => undefined);
}

/** `first`: the first audit is over. */
function keepAudited(options: Options): { first: Promise<void>; ended: Promise<void> } {
  const first = auditOnce(options);
  const again = async () => {
    let ok = await first;
    while (!options.signal.aborted) {
      await pause(ok ? options.auditInterval * 1000 : LAST_RETRY_MS, options.signal);
      if (!options.signal.aborted) ok = await auditOnce(options);
    }
  };
  return { first: first.then(() => undefined), ended: again() };
}

/** @returns whether it could be done. */
async function auditOnce({ publisher, signal, logger }: Options): Promise<boolean> {
  const started = performance.now();
  try {
    tell(await publisher.audit(progressTo(logger, signal), signal), performance.now() - started, logger);
    return true;
  } catch (err) {
    if (!signal.aborted) logger.warn({ err }, 'the audit of the log could not be done; trying again');
    return false;
  }
}

function tell(result: AuditResult, ms: number, logger: Logger): void {
  if (result.ok) {
    const { size, checkpoints } = result;
    logger.info({ size, checkpoints, ms: Math.round(ms) }, 'audited the log: it is what was signed');
  } else if ('finding' in result) {
    logger.error({ ...result.finding }, 'audited the log: it is not what was signed');
  }
}

/** A line each tenth; and leaves the database to others for as long as each page took. */
function progressTo(logger: Logger, signal: AbortSignal) {
  let tenth = 0;
  let since = performance.now();
  return async (done: number, total: number): Promise<void> => {
    const reached = Math.floor((done / total) * 10);
    if (reached > tenth && total >= WORTH_TELLING) logger.info({ done, total }, 'auditing the log');
    tenth = Math.max(tenth, reached);
    await pause(performance.now() - since, signal);
    since = performance.now();
  };
}

/** Below this it is over before anybody wonders. */
const WORTH_TELLING = 20_000;

/** Waits, unless there is nothing to wait for or it is to stop. */
const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  if (ms > 0) await wait(ms, undefined, { signal }).catch(() => undefined);
};

/** A wait that an append, the poll or the end of all ends. */
class Bell {
  readonly #stop: () => void;
  readonly #signal: AbortSignal;
  #ring: () => void = () => {};

  constructor(hints: Hints, signal: AbortSignal) {
    this.#signal = signal;
    const unsubscribe = hints.subscribe(() => this.#ring());
    const onAbort = () => this.#ring();
    signal.addEventListener('abort', onAbort);
    this.#stop = () => {
      unsubscribe();
      signal.removeEventListener('abort', onAbort);
    };
  }

  /** Begins to listen at once: what comes before it is awaited counts. */
  wait(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, POLL_MS);
    this.#ring = resolve;
    if (this.#signal.aborted) resolve();
    return promise.finally(() => clearTimeout(timer));
  }

  end(): void {
    this.#stop();
    this.#ring();
  }
}
