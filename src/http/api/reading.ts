/** What the reading routes share: the moment as a cache sees it, and "there is no such". */
import type { Context } from 'hono';
import { cached, type DependsOn, json } from '../cache.ts';
import type { Env } from '../context.ts';
import { fieldProblem, type Problem } from '../problem.ts';
import { quoted } from '../quoted.ts';

/** The address within the plan, the position and the day: what every answer below a plan begins with. */
export function momentOf(c: Context<Env>): { plan: string; position: number; day: string } {
  const { position, day } = c.get('moment');
  return { plan: c.get('plan').plan, position, day };
}

/** Answers with JSON that depends on the moment and the given parameters alone. */
export const answer = (
  c: Context<Env>,
  query: DependsOn['query'],
  make: () => Promise<unknown>,
): Promise<Response> => {
  const { position, day } = c.get('moment');
  return cached(c, { position, day, query: query ?? {} }, async () => json(await make()));
};

const NOUNS = {
  target: '目标',
  indicator: '指标',
  task: '任务',
  department: '部门',
} as const;

/** 404 for an id in the path, or in a filter, that names nothing at this moment. */
export const unknown = (noun: keyof typeof NOUNS, id: string, position: number): Problem =>
  fieldProblem(404, `${noun}-unknown`, noun, {
    zh: `截至第 ${position} 条记录,本计划没有标识为${quoted(id)}的${NOUNS[noun]}。`,
    en: `At position ${position} this plan has no ${noun} ${quoted(id)}.`,
  });
