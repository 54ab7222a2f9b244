/** Reads and decides every row of a file; nothing is written. */
import type { Actor } from '../../events/envelope.ts';
import { derivedId } from '../domain/command-id.ts';
import { decideFigure, problem, scopeOf } from '../domain/decide/index.ts';
import { sha256 } from '../log/sha256.ts';
import { type Cells, type Column, cellsOf, readHeader } from './columns.ts';
import { type PendingRow, Problems } from './pending.ts';
import { cellKey, isImported, type PlanSeries } from './plan-series.ts';
import { type CsvRecord, recordsOf, Unreadable } from './records.ts';
import { commandOf, type RowCommand } from './row.ts';

export class CheckedRows {
  rows = 0;
  unchanged = 0;
  readonly pending: PendingRow[] = [];
  readonly problems = new Problems();
  readonly #series: PlanSeries;
  readonly #bytes: Uint8Array;
  readonly #actor: Actor;
  readonly #today: string;
  readonly #digest: string;
  /** The line on which each cell is reported. */
  readonly #lines = new Map<string, number>();

  constructor(series: PlanSeries, bytes: Uint8Array, actor: Actor) {
    this.#series = series;
    this.#bytes = bytes;
    this.#actor = actor;
    this.#today = series.today;
    this.#digest = Buffer.from(sha256(bytes)).toString('hex');
  }

  async read(): Promise<void> {
    try {
      let columns: readonly Column[] | undefined;
      for await (const record of recordsOf(this.#bytes)) {
        if (columns) this.#row(columns, record);
        else columns = this.#header(record);
        if (!columns) return;
      }
      if (!columns) this.#header({ line: 1, cells: [''] });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.problems.add(error.line, undefined, [error.problem]);
    }
    this.#separateMadeUp();
  }

  #header({ line, cells }: CsvRecord): readonly Column[] | undefined {
    const header = readHeader(cells);
    if (header.ok) return header.columns;
    this.problems.add(line, undefined, header.problems);
    return undefined;
  }

  #row(columns: readonly Column[], { line, cells: record }: CsvRecord): void {
    const row = ++this.rows;
    const cells = cellsOf(columns, record);
    if (record.length !== columns.length) {
      const counts = { count: record.length, expected: columns.length };
      this.problems.add(line, undefined, [problem('', 'cells', counts)]);
      return;
    }
    const { plan } = this.#series;
    const actor = this.#actor;
    const id = derivedId(sha256, 'figures-import', plan, this.#digest, row);
    const said = commandOf(cells, { id, actor, plan });
    if (said.ok) this.#decide(line, cells, said.command);
    else this.problems.add(line, cells, said.problems);
  }

  #decide(line: number, cells: Cells, command: RowCommand): void {
    const state = this.#series.state(command.indicator);
    const scope = state.indicator ? scopeOf(state.indicator, command.scope) : command.scope;
    const cell = cellKey(cells.indicator, scope, command.period);
    const before = this.#lines.get(cell);
    if (before === undefined) this.#lines.set(cell, line);
    // This very row was imported before. What became of it since is no business of the file.
    if (before === undefined && isImported(state, command)) {
      this.unchanged++;
      return;
    }
    const decision = decideFigure(state, command, this.#today);
    const problems = decision.ok ? [] : decision.problems;
    if (before !== undefined) problems.push(problem('period', 'same_cell', { line: before }));
    const [event] = decision.ok ? decision.events : [];
    if (problems.length > 0) this.problems.add(line, cells, problems);
    else if (event) this.pending.push({ line, cells, command, event });
    else this.unchanged++;
  }

  /** A file may not mix made-up and real figures of one indicator any more than the log may. */
  #separateMadeUp(): void {
    const real = new Set(
      this.pending.flatMap(({ command }) => (command.synthetic ? [] : [command.indicator])),
    );
    for (const { line, cells, command } of this.pending) {
      const { indicator } = command;
      if (!command.synthetic || !real.has(indicator)) continue;
      this.problems.add(line, cells, [problem('synthetic', 'synthetic_beside_real', { indicator })]);
    }
  }
}
