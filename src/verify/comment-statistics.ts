/** What a portal publishes of comments, counts and list, compared with what the log gives by the same rules. */
import { canonical } from '../../events/envelope.ts';
import { CHINA_WORKDAYS } from '../../plans/holidays/china.ts';
import { commentStatistics } from '../domain/comment-statistics.ts';
import { tellStatistics } from '../domain/tell-statistics.ts';
import type { Finding } from './finding.ts';
import type { StandingRows } from './rows.ts';
import type { VerdictMoment } from './verdicts.ts';
import { unreadable } from './words/say.ts';
import {
  commentExtra,
  commentMissing,
  numberDiffers,
  numberUnknown,
  workdaysDiffer,
} from './words/statistics.ts';

/** As a portal answers. */
export type ServedStatistics = {
  statistics: Readonly<Record<string, unknown>>;
  /** Ids of all comments that it lists. */
  comments: readonly unknown[];
};
export type ComparedStatistics = { numbers: number; comments: number; findings: Finding[] };

/** @param timeZone in which the days of comments begin and end. */
export function compareStatistics(
  { statistics, comments }: ServedStatistics,
  rows: StandingRows,
  { day, timeZone }: Pick<VerdictMoment, 'day'> & { timeZone: string },
): ComparedStatistics {
  const ours = commentStatistics(rows.comments, { day, timeZone, table: CHINA_WORKDAYS });
  // Another edition of the program may know holidays that this one does not.
  const isSameTable = canonical(statistics.workdayYears ?? null) === canonical(CHINA_WORKDAYS.years);
  const isCounted = (name: string) => isSameTable || !name.includes('handling.');
  const mine = leavesOf(JSON.parse(JSON.stringify({ timeZone, ...tellStatistics(ours) })));
  const { position: _, day: __, workdayYears: ___, ...told } = statistics;
  const theirs = leavesOf(told);
  if (!mine || !theirs)
    return { numbers: 0, comments: 0, findings: [unreadable('statistics', NOT_IN_FORMAT)] };
  const findings: Finding[] = isSameTable ? [] : [workdaysDiffer()];
  let numbers = 0;
  for (const [name, value] of [...mine].filter(([each]) => isCounted(each))) {
    if (typeof value === 'number') numbers++;
    const other = theirs.get(name);
    if (other !== value) findings.push(numberDiffers(name, String(value), String(other ?? '—')));
  }
  const unknown = [...theirs.keys()].filter((name) => !mine.has(name));
  findings.push(...unknown.map(numberUnknown));
  const listed = compareLists(
    comments,
    rows.comments.map(({ comment }) => comment),
  );
  return { numbers, comments: comments.length, findings: [...findings, ...listed] };
}

/** Comments that the log has and the portal does not list, or the other way round, or twice. */
function compareLists(listed: readonly unknown[], logged: readonly string[]): Finding[] {
  const missing = new Set(logged);
  const extra = listed.filter((id) => typeof id !== 'string' || !missing.delete(id));
  return [...[...missing].map(commentMissing), ...extra.map((id) => commentExtra(String(id)))];
}

type Leaf = string | number | boolean | null;
const DEEPEST = 6;

/** Every value with the way to it: `months[2014-03].counts.received`. Undefined where that is not the format. */
function leavesOf(told: unknown): Map<string, Leaf> | undefined {
  const leaves = new Map<string, Leaf>();
  const isTold = (value: unknown, name: string, depth: number): boolean => {
    if (depth > DEEPEST) return false;
    if (Array.isArray(value))
      return value.every((each, at) => isTold(each, `${name}[${groupOf(each) ?? at}]`, depth + 1));
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).every(([key, each]) =>
        isTold(each, name === '' ? key : `${name}.${key}`, depth + 1),
      );
    leaves.set(name, value as Leaf);
    return true;
  };
  return isTold(told, '', 0) ? leaves : undefined;
}

function groupOf(value: unknown): string | undefined {
  const { group } = (value ?? {}) as Record<string, unknown>;
  return typeof group === 'string' ? group : undefined;
}

const NOT_IN_FORMAT = { zh: '办理统计格式不对。', en: 'The statistics are not in their format.' };
