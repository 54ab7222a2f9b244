/** What a search asks for, out of its address. */
import type { Context } from 'hono';
import { EVENT_TYPES, type EventType } from '../../../events/index.ts';
import type { FoundKind } from '../../../views/pages/search.tsx';
import { MOST_CHARACTERS, MOST_WORDS, parseQuery, type QueryProblem } from '../../search/query.ts';
import type { Env } from '../context.ts';
import { integer, isId } from '../parameters.ts';
import { type Bilingual, fieldProblem, type Problem } from '../problem.ts';
import { quoted } from '../quoted.ts';

export const FOUND_KINDS = [
  'indicator',
  'task',
  'department',
  'text',
  'comment',
  'event',
] as const satisfies FoundKind[];
/** The first part of an event's type: `figure` of `figure.corrected`. */
export const familyOf = (type: string): string => type.slice(0, type.indexOf('.'));
export const FAMILIES: readonly string[] = [...new Set(EVENT_TYPES.map(familyOf))];
export const typesOf = (family: string): EventType[] =>
  EVENT_TYPES.filter((type) => familyOf(type) === family);

export type Asked = {
  /** As it was typed, without white space round it. */
  q: string;
  /** Folded. */
  words: readonly string[];
  /** The same, as they were typed. */
  typed: readonly string[];
  kind?: FoundKind | undefined;
  plan?: string | undefined;
  family?: string | undefined;
  /** Where the page before ended: a count of results, or for events a position. */
  after?: number | undefined;
};
/** `tooMuch`: what people may type, and be told of beside the field. */
export type Refused = { problem: Problem; tooMuch: boolean };

export function askedFor(c: Context<Env>): { ok: true; asked: Asked } | ({ ok: false } & Refused) {
  const refused = (problem: Problem, tooMuch = false) => ({ ok: false as const, problem, tooMuch });
  // Fields that are left empty ask for nothing.
  const value = (name: string) => c.req.query(name)?.trim() || undefined;
  const q = value('q') ?? '';
  const query = parseQuery(q);
  if (!query.ok) return refused(queryProblem(query.problem), query.problem !== 'not_text');
  const kind = value('kind');
  if (kind !== undefined && !isKind(kind)) return refused(notOneOf('kind', kind, FOUND_KINDS));
  const family = value('family');
  if (family !== undefined && !FAMILIES.includes(family))
    return refused(notOneOf('family', family, FAMILIES));
  if (family !== undefined && kind !== undefined && kind !== 'event')
    return refused(notOneOf('kind', kind, ['event']));
  const plan = value('plan');
  if (plan !== undefined && !isId(plan)) return refused(noPlan(plan));
  const text = value('after');
  const after = integer('after', text, { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 });
  if (!after.ok) return refused(after.problem);
  return {
    ok: true,
    asked: {
      q,
      words: query.words,
      typed: query.asked,
      kind: family === undefined ? kind : 'event',
      plan,
      family,
      after: text === undefined ? undefined : after.value,
    },
  };
}

const isKind = (text: string): text is FoundKind => FOUND_KINDS.some((kind) => kind === text);

const queryProblem = (problem: QueryProblem): Problem =>
  fieldProblem(400, 'query-invalid', 'q', QUERY_PROBLEMS[problem]);

const QUERY_PROBLEMS: Record<QueryProblem, Bilingual> = {
  too_long: {
    zh: `搜索内容最多 ${MOST_CHARACTERS} 个字符,请缩短后再搜。`,
    en: `A search takes at most ${MOST_CHARACTERS} characters. Please shorten it.`,
  },
  too_many: {
    zh: `一次最多搜 ${MOST_WORDS} 个词,请减少几个。`,
    en: `A search takes at most ${MOST_WORDS} words. Please leave some out.`,
  },
  not_text: {
    zh: '参数 q 含有空字符或不完整的字符,无法搜索。',
    en: 'The parameter q holds a NUL or an incomplete character and cannot be searched for.',
  },
};

const notOneOf = (name: string, value: string, choices: readonly string[]): Problem =>
  fieldProblem(400, 'parameter-invalid', name, {
    zh: `参数 ${name} 的值${quoted(value)}不对:可用 ${choices.join('、')}。`,
    en: `The parameter ${name}, ${quoted(value)}, is none of ${choices.join(', ')}.`,
  });

const noPlan = (value: string): Problem =>
  fieldProblem(400, 'parameter-invalid', 'plan', {
    zh: `参数 plan 的值${quoted(value)}不是计划的标识。`,
    en: `The parameter plan, ${quoted(value)}, is no id of a plan.`,
  });
