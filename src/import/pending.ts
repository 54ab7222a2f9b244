/** Rows on their way into the log, and what is wrong with rows. */
import type { Decided, Problem } from '../domain/decide/index.ts';
import type { Cells, Column } from './columns.ts';
import { columnOf, type RowCommand } from './row.ts';

/** A row that is to become an event. */
export type PendingRow = { line: number; cells: Cells; command: RowCommand; event: Decided };

/** What is wrong with a cell, or with a row when the column is empty. */
export type RowProblem = Problem & { line: number; column: string; value: string };

const MOST_PROBLEMS = 1_000;

/** Problems in the order of the file, as many as anybody will read. */
export class Problems {
  count = 0;
  readonly #first: RowProblem[] = [];

  add(line: number, cells: Cells | undefined, problems: readonly Problem[]): void {
    for (const each of problems) {
      this.count++;
      if (this.#first.length >= MOST_PROBLEMS) continue;
      const column = columnOf(each.field);
      const value = cells && column in cells ? cells[column as Column] : '';
      this.#first.push({ ...each, line, column, value: value.slice(0, 200) });
    }
  }

  get told() {
    const problems = this.#first.toSorted((a, b) => a.line - b.line);
    return { problems, problemCount: this.count };
  }
}
