/** Imports a spreadsheet of figures: every row is checked before the first is written. */
import type { Actor } from '../../events/envelope.ts';
import { problem } from '../domain/decide/index.ts';
import type { Office } from '../office/office.ts';
import { AppendRows } from './append-rows.ts';
import { CheckedRows } from './checked-rows.ts';
import { Problems, type RowProblem } from './pending.ts';
import { PlanSeries } from './plan-series.ts';

export type { RowProblem } from './pending.ts';

export type ImportOptions = {
  plan: string;
  actor: Actor;
  /** Checks everything and writes nothing. */
  dryRun?: boolean | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
};

export type ImportResult = {
  /** `conflict`: others wrote so much in between that some rows could not be written; the rest was. */
  outcome: 'imported' | 'checked' | 'refused' | 'conflict';
  rows: number;
  /** Rows that became events, or would. */
  recorded: number;
  /** Rows that say what is so already. */
  unchanged: number;
  /** The first of them; `problemCount` says how many there are. */
  problems: RowProblem[];
  problemCount: number;
};

/** Imports the bytes of a CSV file. The same bytes again change nothing. */
export async function importFigures(
  office: Office,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportResult> {
  const series = new PlanSeries(office, options.plan);
  await series.read();
  if (!series.isAdopted) return unknownPlan(options.plan);
  const checked = new CheckedRows(series, bytes, options.actor);
  await checked.read();
  const { rows, unchanged, pending } = checked;
  if (checked.problems.count > 0)
    return { outcome: 'refused', rows, recorded: 0, unchanged, ...checked.problems.told };
  if (options.dryRun) {
    return { outcome: 'checked', rows, recorded: pending.length, unchanged, ...checked.problems.told };
  }
  const appended = new AppendRows(office.log, series);
  await appended.all(pending, (done) => options.onProgress?.(done, pending.length));
  return {
    outcome: appended.problems.count > 0 ? 'conflict' : 'imported',
    rows,
    recorded: appended.recorded,
    unchanged: unchanged + appended.unchanged,
    ...appended.problems.told,
  };
}

function unknownPlan(plan: string): ImportResult {
  const problems = new Problems();
  problems.add(1, undefined, [problem('plan', 'unknown_plan', { value: plan })]);
  return { outcome: 'refused', rows: 0, recorded: 0, unchanged: 0, ...problems.told };
}
