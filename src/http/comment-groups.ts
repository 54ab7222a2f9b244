/** What page, file and API share of the statistics of comments: reading them, and the names of groups in addresses. */
import type { Context } from 'hono';
import { COMMENT_KINDS } from '../../events/comment.ts';
import { CHINA_WORKDAYS } from '../../plans/holidays/china.ts';
import { MEASURES, type Measure } from '../domain/comment-measures.ts';
import { type CommentStatistics, NO_DEPARTMENT } from '../domain/comment-statistics.ts';
import type { CommentFilter } from '../log/comment-search.ts';
import type { Env } from './context.ts';
import type { Parsed } from './parameters.ts';
import { fieldProblem } from './problem.ts';
import { quoted } from './quoted.ts';

/** As of the moment of the request. */
export function readStatistics(c: Context<Env>): Promise<CommentStatistics> {
  const { position, day, timeZone } = c.get('moment');
  return c.get('deps').log.countedComments(position, { day, timeZone, table: CHINA_WORKDAYS });
}

/** `<plan>/<department>` of a group's name; undefined for those that no department has. */
export function departmentOf(key: string): { plan: string; department: string } | undefined {
  const [plan, department] = key.replace('department:', '').split('/');
  return plan === undefined || department === undefined ? undefined : { plan, department };
}

/** The ids of the comments that a number counts. A group in which there are none is empty. */
export function commentsOf(c: Context<Env>, measure: Measure, key: string | undefined): Promise<string[]> {
  return c.get('deps').log.commentIds(c.get('moment'), {
    measure,
    ...(key !== undefined && groupFilter(key)),
    order: 'oldest',
  });
}

function groupFilter(key: string): CommentFilter {
  const [by, value] = key.split(':');
  if (value === undefined) return { month: key };
  return by === 'kind' ? { kind: value } : { handler: value };
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
