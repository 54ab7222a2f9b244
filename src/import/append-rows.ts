/** Writes decided rows, about a thousand at a time, so that others get a turn in between. */
import { decideFigure, indicatorStream, problem } from '../domain/decide/index.ts';
import type { Conflict, Log } from '../log/log.ts';
import { appendsOf } from '../office/office.ts';
import { type PendingRow, Problems } from './pending.ts';
import type { PlanSeries } from './plan-series.ts';
import { isImported } from './plan-series.ts';

const BATCH = 1_000;

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
    for (let start = 0; start < rows.length; start += BATCH) {
      await this.#batch(rows.slice(start, start + BATCH));
      onProgress(Math.min(start + BATCH, rows.length));
    }
  }

  /**
   * Each conflict names one stream or id, and is settled before the next try. Somebody who writes about the same
   * indicators all the time can delay this, but each of their writes settles one stream at most.
   */
  async #batch(rows: readonly PendingRow[]): Promise<void> {
    let left = rows;
    while (left.length > 0) {
      const events = left.map(({ event }) => event);
      const outcome = await this.#log.append(appendsOf(events, this.#series.revisions));
      if (outcome.outcome === 'conflict') {
        left = await this.#settled(left, outcome.conflict);
        continue;
      }
      if (outcome.outcome === 'ok') {
        this.recorded += left.length;
        this.#advance(left);
      } else {
        // Written by another run of the same file: its revisions are not known here.
        this.unchanged += left.length;
        for (const indicator of new Set(left.map(({ command }) => command.indicator))) {
          await this.#series.reread(indicator);
        }
      }
      return;
    }
  }

  /** The rows that are still to be written once a conflict has been looked into. */
  async #settled(rows: readonly PendingRow[], conflict: Conflict): Promise<PendingRow[]> {
    if (conflict.kind === 'id') {
      // Another run of the same file is under way, or a row was ended after it was imported once.
      await this.#series.read();
      return rows.flatMap((row) => this.#decidedAgain(row, conflict));
    }
    const isAbout = ({ event }: PendingRow) => event.stream === conflict.stream;
    const indicators = new Set(rows.filter(isAbout).map(({ command }) => command.indicator));
    for (const indicator of indicators) await this.#series.reread(indicator);
    return rows.flatMap((row) => (isAbout(row) ? this.#decidedAgain(row) : [row]));
  }

  #decidedAgain(row: PendingRow, known?: { id: string; position: number }): PendingRow[] {
    const state = this.#series.state(row.command.indicator);
    if (isImported(state, row.command)) {
      this.unchanged++;
      return [];
    }
    if (row.event.id === known?.id) {
      const { position } = known;
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
