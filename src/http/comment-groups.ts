/** What page, file and API share of the statistics of comments: reading them, and the names of groups in addresses. */
import type { Context } from 'hono';
import { COMMENT_KINDS } from '../../events/comment.ts';
import { CHINA_WORKDAYS } from '../../plans/holidays/china.ts';
import { MEASURES, type Measure } from '../domain/comment-measures.ts';
import {
  type CommentGroup,
  type CommentStatistics,
  commentStatistics,
  NO_DEPARTMENT,
  type StatisticsSettings,
} from '../domain/comment-statistics.ts';
import { COMMENTS } from '../projections/comments.ts';
import type { CommentRow } from '../projections/rows.ts';
import type { Env } from './context.ts';
import type { Parsed } from './parameters.ts';
import { fieldProblem } from './problem.ts';
import { quoted } from './quoted.ts';

export type ReadStatistics = {
  rows: readonly CommentRow[];
  settings: StatisticsSettings;
  statistics: CommentStatistics;
};

/** As of the moment of the request. */
export async function readStatistics(c: Context<Env>): Promise<ReadStatistics> {
  const { position, day, timeZone } = c.get('moment');
  const rows = await c.get('deps').log.rows('comments', { plan: COMMENTS, at: position });
  const settings = { day, timeZone, table: CHINA_WORKDAYS };
  return { rows, settings, statistics: commentStatistics(rows, settings) };
}

/** Groups in the order of a table, each by its name in addresses: undefined for all comments. */
export type NamedGroup = readonly [key: string | undefined, group: CommentGroup];
export type GroupKind = 'all' | 'quarter' | 'month' | 'kind' | 'department';

export function groupsOf(statistics: CommentStatistics): Record<GroupKind, NamedGroup[]> {
  const { all, quarters, months, kinds, departments } = statistics;
  const named = (groups: ReadonlyMap<string, CommentGroup>, prefix = ''): NamedGroup[] =>
    [...groups].map(([key, group]) => [prefix + key, group]);
  return {
    all: [[undefined, all]],
    quarter: named(quarters),
    month: named(months),
    kind: named(kinds, 'kind:'),
    department: named(departments, 'department:'),
  };
}

/** `<plan>/<department>` of a group's name; undefined for those that no department has. */
export function departmentOf(key: string): { plan: string; department: string } | undefined {
  const [plan, department] = key.replace('department:', '').split('/');
  return plan === undefined || department === undefined ? undefined : { plan, department };
}

/** The ids of the comments that a number counts. A group in which there are none is empty. */
export function commentsOf(
  statistics: CommentStatistics,
  measure: Measure,
  key: string | undefined,
): readonly string[] {
  const named = Object.values(groupsOf(statistics)).flat();
  return named.find(([name]) => name === key)?.[1].comments[measure] ?? [];
}

export const isMeasure = (text: string): text is Measure => MEASURES.some((measure) => measure === text);

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';
const GROUP = new RegExp(
  `^(?:[0-9]{4}-(?:Q[1-4]|0[1-9]|1[0-2])|kind:(?:${COMMENT_KINDS.join('|')})|department:(?:${NO_DEPARTMENT}|(?:${SLUG})?/${SLUG}))$`,
);

/** `?in=`, which group of comments. */
export function askedGroup(c: Context<Env>): Parsed<string | undefined> {
  const text = c.req.query('in') || undefined;
  if (text === undefined || (text.length <= 200 && GROUP.test(text))) return { ok: true, value: text };
  return {
    ok: false,
    problem: fieldProblem(400, 'parameter-invalid', 'in', {
      zh: `参数 in 的值${quoted(text)}不对:应为月份(2014-03)、季度(2014-Q1)、类型(kind:complaint)或部门(department:计划/部门)。`,
      en: `The parameter in, ${quoted(text)}, is not a month (2014-03), a quarter (2014-Q1), a kind (kind:complaint) or a department (department:plan/department).`,
    }),
  };
}

export const measureUnknown = (text: string) =>
  fieldProblem(404, 'measure-unknown', 'measure', {
    zh: `办理统计没有${quoted(text)}这一项;全部项目在 /comments/statistics。`,
    en: `The statistics have no ${quoted(text)}; /comments/statistics has them all.`,
  });
