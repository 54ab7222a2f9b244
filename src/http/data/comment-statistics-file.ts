/** `/comments/statistics.csv`: a line a group, a column a count. */
import type { Context } from 'hono';
import { MEASURES } from '../../domain/comment-measures.ts';
import type { CommentGroup } from '../../domain/comment-statistics.ts';
import { groupsOf } from '../../domain/tell-statistics.ts';
import type { Cell, SheetColumn } from '../../export/cell.ts';
import { CSV_TYPE, csv } from '../../export/csv.ts';
import { readStatistics } from '../comment-groups.ts';
import type { Env } from '../context.ts';
import { download } from './download.ts';

const COLUMNS: readonly SheetColumn[] = [
  { name: 'by', type: 'text' },
  { name: 'group', type: 'text' },
  ...MEASURES.map((measure): SheetColumn => ({ name: measure, type: 'integer' })),
  { name: 'answered_percent', type: 'decimal' },
  { name: 'in_time_percent', type: 'decimal' },
  { name: 'satisfied_percent', type: 'decimal' },
  { name: 'mean_working_days', type: 'decimal' },
  { name: 'median_working_days', type: 'decimal' },
  // Empty times: nothing was answered (none), or the table of working days does not reach (no).
  { name: 'working_days_known', type: 'text' },
  { name: 'synthetic', type: 'boolean' },
];

export const statisticsFile = (c: Context<Env>): Promise<Response> =>
  download(c, {
    stem: 'comment-statistics',
    extension: 'csv',
    type: CSV_TYPE,
    pieces: () => pieces(c),
  });

async function* pieces(c: Context<Env>): AsyncGenerator<string> {
  const statistics = await readStatistics(c);
  const lines = Object.entries(groupsOf(statistics)).flatMap(([by, groups]) =>
    groups.map(([key, group]) => [by, key?.replace(/^[a-z]+:/, '') ?? null, ...cellsOf(group)]),
  );
  yield* csv(COLUMNS, lines);
}

function cellsOf({ counts, answered, inTime, satisfied, handling, synthetic }: CommentGroup): Cell[] {
  const times = handling.known === 'yes' ? [handling.mean, handling.median] : [null, null];
  return [
    ...MEASURES.map((measure) => counts[measure]),
    ...[answered, inTime, satisfied].map(({ percent }) => percent),
    ...times,
    handling.known,
    synthetic,
  ];
}
