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
  /** The ids of the comments that each measure counts, in the order in which they were submitted. */
  comments: Readonly<Record<Measure, readonly string[]>>;
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
export type CommentStatistics = {
  all: CommentGroup;
  /** By key: `2014-Q1`, `2014-03`; in order, of those in which a comment was submitted. */
  quarters: ReadonlyMap<string, CommentGroup>;
  months: ReadonlyMap<string, CommentGroup>;
  /** Every kind, whether there are any or not. */
  kinds: ReadonlyMap<string, CommentGroup>;
  /** By `<plan>/<department>` that has the comment, or had it last; `NO_DEPARTMENT` for the others. */
  departments: ReadonlyMap<string, CommentGroup>;
};

/** Of comments that no department has. */
export const NO_DEPARTMENT = 'none';

export type StatisticsSettings = CutOff & { table: WorkdayTable };

/** @param rows as of the position of the cut-off. */
export function commentStatistics(
  rows: readonly CommentRow[],
  settings: StatisticsSettings,
): CommentStatistics {
  const inOrder = rows.toSorted((a, b) => a.submitted.position - b.submitted.position);
  const all = inOrder.map((row): Counted => countedOf(row, settings));
  const by = (keyOf: (counted: Counted) => string) =>
    new Map(
      [...Map.groupBy(all, keyOf)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, some]) => [key, groupOf(some)] as const),
    );
  return {
    all: groupOf(all),
    quarters: by(({ month }) => quarterOf(month)),
    months: by(({ month }) => month),
    kinds: new Map(COMMENT_KINDS.map((kind) => [kind, groupOf(all.filter(({ row }) => row.kind === kind))])),
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

function groupOf(all: readonly Counted[]): CommentGroup {
  const comments = Object.fromEntries(MEASURES.map((measure) => [measure, []])) as unknown as Record<
    Measure,
    string[]
  >;
  for (const { row, measures } of all) for (const measure of measures) comments[measure].push(row.comment);
  const count = (...measures: Measure[]) =>
    measures.reduce((sum, measure) => sum + comments[measure].length, 0);
  return {
    comments,
    answered: shareOf(count('answered'), count('valid')),
    inTime: shareOf(count('answered_in_time'), count('answered_in_time', 'answered_late', 'overdue')),
    satisfied: shareOf(count('satisfied'), count('rated')),
    handling: handlingOf(all.flatMap(({ took }) => took ?? [])),
    synthetic: all.some(({ row }) => row.synthetic),
  };
}

const shareOf = (part: number, whole: number): Share => ({
  part,
  whole,
  percent: whole === 0 ? null : tenth(100 * part, whole),
});

/** One that cannot be counted leaves the mean of all unknown: a mean of the others would flatter or wrong somebody. */
function handlingOf(times: readonly (number | 'unknown')[]): HandlingTime {
  if (times.length === 0) return { known: 'none' };
  const days = times.filter((time) => time !== 'unknown').sort((a, b) => a - b);
  if (days.length < times.length) return { known: 'no' };
  const sum = days.reduce((total, each) => total + each, 0);
  const middle = (days.length - 1) / 2;
  const halves = (days[Math.floor(middle)] ?? 0) + (days[Math.ceil(middle)] ?? 0);
  return { known: 'yes', mean: tenth(sum, days.length), median: tenth(halves, 2) };
}

/** A quotient of whole numbers, rounded half up to one decimal. */
export const tenth = (sum: number, count: number): string =>
  (Math.floor((20 * sum + count) / (2 * count)) / 10).toFixed(1);
