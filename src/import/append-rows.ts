/** Writes decided rows, about a thousand at a time, so that others get a turn in between. */
import { setImmediate } from 'node:timers/promises';
import { decideFigure, indicatorStream, problem } from '../domain/decide/index.ts';
import type { Log, Outcome } from '../log/log.ts';
import { appendsOf } from '../office/office.ts';
import { type PendingRow, Problems } from './pending.ts';
import { isImported, type PlanSeries } from './plan-series.ts';

const BATCH = 1_000;
/** While the database stores two batches (as many as the log gathers) the next two are made ready. */
const UNDER_WAY = 4;
/** Each round somebody else wrote about the same indicators in the moment between reading and appending. */
const MOST_ROUNDS = 100;

/** A batch on its way, its ids in the order in which its positions will be told. */
type Submitted = { rows: readonly PendingRow[]; ids: readonly string[]; outcome: Promise<Outcome> };
/** Positions of ids that the log knows already. */
type Known = ReadonlyMap<string, number>;

export class AppendRows {
  recorded = 0;
  unchanged = 0;
  /** Rows that somebody else's writing made wrong after they were checked. */
  readonly problems = new Problems();
  readonly #log: Log;
  readonly #series: PlanSeries;

  constructor(log: Log, series: PlanSeries) {
    this.#log = log;
    this.#series = series;
  }

  async all(rows: readonly PendingRow[], onProgress: (done: number) => void): Promise<void> {
    const underWay: Submitted[] = [];
    let done = 0;
    const finish = async (left: number) => {
      while (underWay.length > left) done += await this.#finish(underWay);
      onProgress(done);
    };
    try {
      for (let start = 0; start < rows.length; start += BATCH) {
        underWay.push(this.#submit(rows.slice(start, start + BATCH)));
        await finish(UNDER_WAY - 1);
        await turn();
      }
      await finish(0);
    } finally {
      // After a failure: nothing goes on behind the caller's back.
      await Promise.allSettled(underWay.map(({ outcome }) => outcome));
    }
  }

  /** Appends at the revisions that the batches before it will have made. */
  #submit(rows: readonly PendingRow[]): Submitted {
    const appends = appendsOf(
      rows.map(({ event }) => event),
      this.#series.revisions,
    );
    const outcome = this.#log.append(appends);
    // Told by `#finish`; until somebody waits for it, it must not count as unhandled.
    outcome.catch(() => {});
    this.#advance(rows);
    const ids = appends.flatMap(({ events }) => events.map(({ id }) => id));
    return { rows, ids, outcome };
  }

  /** Settles the oldest batch under way, and all after it when it was refused. Answers how many rows that was. */
  async #finish(underWay: Submitted[]): Promise<number> {
    const [first] = underWay;
    if (!first) return 0;
    const outcome = await first.outcome;
    underWay.shift();
    if (outcome.outcome === 'ok') {
      this.recorded += first.rows.length;
      return first.rows.length;
    }
    // What was submitted after it stood on revisions that never came to be.
    const refused = [{ rows: first.rows, known: knownOf(first, outcome) }];
    let done = first.rows.length;
    for (const later of underWay.splice(0)) {
      const after = await later.outcome;
      done += later.rows.length;
      if (after.outcome === 'ok') this.recorded += later.rows.length;
      else refused.push({ rows: later.rows, known: knownOf(later, after) });
    }
    for (const { rows, known } of refused) await this.#settle(rows, known);
    return done;
  }

  /** Reads what stands now, decides again and appends, until nobody comes in between. */
  async #settle(rows: readonly PendingRow[], first: Known): Promise<void> {
    let left = rows;
    let known = first;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      for (const indicator of new Set(left.map(({ command }) => command.indicator))) {
        await this.#series.reread(indicator);
      }
      left = left.flatMap((row) => this.#decidedAgain(row, known));
      if (left.length === 0) return;
      const submitted = this.#submit(left);
      const outcome = await submitted.outcome;
      if (outcome.outcome === 'ok') {
        this.recorded += left.length;
        return;
      }
      known = knownOf(submitted, outcome);
    }
    throw new Error(`others wrote in between ${MOST_ROUNDS} times: run the same import again`);
  }

  /** The row, if it is still to be written. */
  #decidedAgain(row: PendingRow, known: Known): PendingRow[] {
    const state = this.#series.state(row.command.indicator);
    if (isImported(state, row.command)) {
      this.unchanged++;
      return [];
    }
    const position = known.get(row.event.id);
    if (position !== undefined) {
      this.problems.add(row.line, row.cells, [problem('', 'imported_before', { position })]);
      return [];
    }
    const decision = decideFigure(state, row.command, this.#series.today);
    if (!decision.ok) {
      this.problems.add(row.line, row.cells, decision.problems);
      return [];
    }
    const [event] = decision.events;
    if (event) return [{ ...row, event }];
    this.unchanged++;
    return [];
  }

  #advance(rows: readonly PendingRow[]): void {
    const { plan, revisions } = this.#series;
    for (const { command } of rows) {
      const stream = indicatorStream(plan, command.indicator);
      const before = revisions.get(stream) ?? 'none';
      revisions.set(stream, before === 'none' ? 0 : before + 1);
    }
  }
}

/** Lets the log begin its next transaction before more is made ready: else the two would take turns. */
async function turn(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

function knownOf({ ids }: Submitted, outcome: Outcome): Known {
  // Another run of the same file wrote the batch, or it was written long ago and its figures were ended.
  if (outcome.outcome === 'duplicate')
    return new Map(ids.map((id, index) => [id, outcome.positions[index] ?? 0]));
  if (outcome.outcome === 'ok' || outcome.conflict.kind !== 'id') return new Map();
  return new Map([[outcome.conflict.id, outcome.conflict.position]]);
}
