/**
 * 办理统计: counts of comments with the comments behind them, for all of them and by quarter and month of submission,
 * by kind and by department. The page defines each term in words (`views/messages/comment-statistics-zh.ts`).
 */
import { COMMENT_KINDS } from '../../events/comment.ts';
import type { CommentRow } from '../projections/rows.ts';
import { answeredOn, type CutOff, MEASURES, type Measure, measuresOf } from './comment-measures.ts';
import { dayOf } from './day.ts';
import { type WorkdayTable, workingDaysBetween } from './workdays.ts';

/** Working days from submission to the first reply, with one decimal. */
export type HandlingTime =
  /** Nothing was answered. */
  | { known: 'none' }
  /** The table of working days does not cover one of them. */
  | { known: 'no' }
  | { known: 'yes'; mean: string; median: string };
/** Of `whole`, `part` are so: `percent`, with one decimal; a share of nothing is none. */
export type Share = { part: number; whole: number; percent: string | null };
export type CommentGroup = {
  /** How many comments each measure counts. */
  counts: Readonly<Record<Measure, number>>;
  /** 答复率: answered, of those that are valid. */
  answered: Share;
  /** 按期办结率: answered in time, of those answered under a deadline and those whose deadline passed. */
  inTime: Share;
  /** 满意率: satisfied, of those rated. */
  satisfied: Share;
  handling: HandlingTime;
  /** Whether something made up is counted. */
  synthetic: boolean;
};
/** A group with the ids of the comments that each measure counts, in the order in which they were submitted. */
export type ListedGroup = CommentGroup & { comments: Readonly<Record<Measure, readonly string[]>> };
export type CommentStatistics<Group = CommentGroup> = {
  all: Group;
  /** By key: `2014-Q1`, `2014-03`; in order, of those in which a comment was submitted. */
  quarters: ReadonlyMap<string, Group>;
  months: ReadonlyMap<string, Group>;
  /** Every kind, whether there are any or not. */
  kinds: ReadonlyMap<string, Group>;
  /** By `<plan>/<department>` that has the comment, or had it last; `NO_DEPARTMENT` for the others. */
  departments: ReadonlyMap<string, Group>;
};

/** Of comments that no department has. */
export const NO_DEPARTMENT = 'none';

export type StatisticsSettings = CutOff & { table: WorkdayTable };

/** @param rows as of the position of the cut-off. */
export function commentStatistics(
  rows: readonly CommentRow[],
  settings: StatisticsSettings,
): CommentStatistics<ListedGroup> {
  const inOrder = rows.toSorted((a, b) => a.submitted.position - b.submitted.position);
  const all = inOrder.map((row): Counted => countedOf(row, settings));
  const by = (keyOf: (counted: Counted) => string) =>
    new Map(
      [...Map.groupBy(all, keyOf)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, some]) => [key, listedGroup(some)] as const),
    );
  return {
    all: listedGroup(all),
    quarters: by(({ month }) => quarterOf(month)),
    months: by(({ month }) => month),
    kinds: new Map(
      COMMENT_KINDS.map((kind) => [kind, listedGroup(all.filter(({ row }) => row.kind === kind))]),
    ),
    departments: by(({ row }) => departmentKey(row)),
  };
}

/** A comment with all that groups count of it: it stands in several. */
type Counted = {
  row: CommentRow;
  month: string;
  measures: readonly Measure[];
  /** Working days to the first answer: undefined without one, unknown where the table does not cover it. */
  took: number | 'unknown' | undefined;
};

function countedOf(row: CommentRow, settings: StatisticsSettings): Counted {
  const { timeZone, table } = settings;
  const submittedOn = dayOf(row.submitted.at, timeZone);
  const answered = answeredOn(row, timeZone);
  const took =
    answered === undefined ? undefined : (workingDaysBetween(submittedOn, answered, table) ?? 'unknown');
  return { row, month: submittedOn.slice(0, 7), measures: measuresOf(row, settings), took };
}

/** `2014-03` → `2014-Q1` */
const quarterOf = (month: string): string =>
  `${month.slice(0, 5)}Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;

/** The department that has it, or answered it last. */
export function departmentKey({
  plan,
  department,
  replies,
}: Pick<CommentRow, 'plan' | 'department' | 'replies'>): string {
  const id = department ?? replies.at(-1)?.department;
  return id === undefined ? NO_DEPARTMENT : `${plan ?? ''}/${id}`;
}

function listedGroup(all: readonly Counted[]): ListedGroup {
  const comments = Object.fromEntries(
    MEASURES.map((measure) => [
      measure,
      all.flatMap(({ row, measures }) => (measures.includes(measure) ? [row.comment] : [])),
    ]),
  ) as Record<Measure, string[]>;
  const tallies = all.map(
    ({ row, measures, took }): Tally => ({
      counts: countsOf((measure) => (measures.includes(measure) ? 1 : 0)),
      took,
      synthetic: row.synthetic === true,
    }),
  );
  return { ...groupOf(tallies), comments };
}

/** What is counted of comments whose answers took equally long, or that have none. */
export type Tally = {
  counts: Readonly<Record<Measure, number>>;
  took: number | 'unknown' | undefined;
  synthetic: boolean;
};

export const countsOf = (count: (measure: Measure) => number): Record<Measure, number> =>
  Object.fromEntries(MEASURES.map((measure) => [measure, count(measure)])) as Record<Measure, number>;

export function groupOf(tallies: readonly Tally[]): CommentGroup {
  const counts = countsOf((measure) => tallies.reduce((sum, tally) => sum + tally.counts[measure], 0));
  const { answered, valid, answered_in_time, answered_late, overdue, satisfied, rated } = counts;
  return {
    counts,
    answered: shareOf(answered, valid),
    inTime: shareOf(answered_in_time, answered_in_time + answered_late + overdue),
    satisfied: shareOf(satisfied, rated),
    handling: handlingOf(tallies),
    synthetic: tallies.some(({ synthetic }) => synthetic),
  };
}

const shareOf = (part: number, whole: number): Share => ({
  part,
  whole,
  percent: whole === 0 ? null : tenth(100 * part, whole),
});

/** One that cannot be counted leaves the mean of all unknown: a mean of the others would flatter or wrong somebody. */
function handlingOf(tallies: readonly Tally[]): HandlingTime {
  const answered = tallies.filter(({ counts }) => counts.answered > 0);
  if (answered.length === 0) return { known: 'none' };
  const times = answered.flatMap(({ took, counts }) =>
    typeof took === 'number' ? [{ took, times: counts.answered }] : [],
  );
  if (times.length < answered.length) return { known: 'no' };
  const inOrder = times.toSorted((a, b) => a.took - b.took);
  const count = inOrder.reduce((total, each) => total + each.times, 0);
  const sum = inOrder.reduce((total, each) => total + each.took * each.times, 0);
  const halves = tookAt(inOrder, Math.floor((count - 1) / 2)) + tookAt(inOrder, Math.ceil((count - 1) / 2));
  return { known: 'yes', mean: tenth(sum, count), median: tenth(halves, 2) };
}

/** How long it took the one that stands at a place, from 0 on, in the order of how long it took. */
function tookAt(inOrder: readonly { took: number; times: number }[], place: number): number {
  let before = 0;
  const found = inOrder.find(({ times }) => {
    before += times;
    return before > place;
  });
  return found?.took ?? 0;
}

/** A quotient of whole numbers, rounded half up to one decimal. */
export const tenth = (sum: number, count: number): string =>
  (Math.floor((20 * sum + count) / (2 * count)) / 10).toFixed(1);
