/** What is wrong with the shape of a JSON body, in words that say what to write instead. */
import type { z } from 'zod';
import type { Bilingual, FieldProblem } from './problem.ts';

/** One complaint for each field; issues need `reportInput`, to tell what is missing from what is of a wrong type. */
export const complaintsOf = (issues: readonly z.core.$ZodIssue[]): FieldProblem[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: fieldOf([...issue.path, key]), message: UNKNOWN }))
      : { field: fieldOf(issue.path), message: messageOf(issue) },
  );

export const ILL_FORMED: Bilingual = {
  zh: '含有无法保存的字符(空字符或不成对的代理字符)',
  en: 'contains a character that cannot be stored (a NUL or a lone surrogate)',
};

const UNKNOWN: Bilingual = { zh: '没有这个字段', en: 'is not a field that can be sent' };
const MISSING: Bilingual = { zh: '缺少这个字段', en: 'is missing' };
const OTHERWISE: Bilingual = { zh: '写法不对', en: 'is not written as it should be' };
const NUMBER_AS_STRING: Bilingual = {
  zh: '应为字符串,数值也写成字符串,如 "62.2"',
  en: 'must be a string; write numbers as strings, such as "62.2"',
};
const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { zh: '应为字符串(写在双引号内)', en: 'must be a string, in double quotes' },
  boolean: { zh: '应为 true 或 false,不加引号', en: 'must be true or false, without quotes' },
  array: { zh: '应为数组,如 ["甲", "乙"]', en: 'must be an array, such as ["one", "two"]' },
  object: { zh: '应为 JSON 对象,如 {"name": "…"}', en: 'must be a JSON object, such as {"name": "…"}' },
};

const fieldOf = (path: readonly PropertyKey[]): string => path.map(String).join('.') || 'body';

function messageOf(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'custom') return ILL_FORMED;
  if (issue.code === 'too_big') return tooMuch(issue.origin, Number(issue.maximum));
  if (issue.code !== 'invalid_type') return OTHERWISE;
  if (issue.input === undefined) return MISSING;
  if (issue.expected === 'string' && typeof issue.input === 'number') return NUMBER_AS_STRING;
  return TYPES[issue.expected] ?? OTHERWISE;
}

const tooMuch = (origin: string, most: number): Bilingual =>
  origin === 'string'
    ? { zh: `最多 ${most} 个字符`, en: `must have at most ${most} characters` }
    : { zh: `最多 ${most} 项`, en: `must have at most ${most} items` };
