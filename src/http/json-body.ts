/** A JSON body, read strictly: its type, its encoding, its shape. */
import type { Context } from 'hono';
import { z } from 'zod';
import en from 'zod/v4/locales/en.js';
import zhCN from 'zod/v4/locales/zh-CN.js';
import type { Env } from './context.ts';
import type { Parsed } from './parameters.ts';
import { type Bilingual, type FieldProblem, fieldProblem, type Problem, statusProblem } from './problem.ts';

/** The body as the schema reads it; 415, 400 or 422 with every field that is wrong. */
export async function jsonBody<S extends z.ZodType>(c: Context<Env>, schema: S): Promise<Parsed<z.infer<S>>> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    return { ok: false, problem: notJsonType };
  }
  const text = decode(await c.req.arrayBuffer());
  const value = text === undefined ? { ok: false as const } : parse(text);
  if (!value.ok) return { ok: false, problem: notJson };
  const read = schema.safeParse(value.value);
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, problem: invalid(complaints(schema, value.value)) };
}

const ILL_FORMED: Bilingual = {
  zh: '含有无法保存的字符(空字符或不成对的代理字符)',
  en: 'contains a character that cannot be stored (a NUL or a lone surrogate)',
};

/** A string that a database can be asked about; it may be empty. */
export const Typed = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), ILL_FORMED.en);

/** 422 for fields, each with its own message. */
export const invalid = (errors: readonly FieldProblem[]): Problem => ({
  ...statusProblem(422),
  message: {
    zh: errors.map(({ field, message }) => `${field}:${message.zh}`).join(';'),
    en: errors.map(({ field, message }) => `${field} ${message.en}`).join('; '),
  },
  errors,
});

/** The same complaints in both languages: the schema is asked twice. */
function complaints(schema: z.ZodType, value: unknown): FieldProblem[] {
  const inChinese = issuesOf(schema, value, zhCN().localeError);
  return issuesOf(schema, value, en().localeError).map((issue, index) => ({
    field: issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'body'),
    message:
      issue.code === 'custom'
        ? ILL_FORMED
        : { en: issue.message, zh: inChinese[index]?.message ?? issue.message },
  }));
}

const issuesOf = (schema: z.ZodType, value: unknown, error: z.core.$ZodErrorMap): z.core.$ZodIssue[] =>
  schema.safeParse(value, { error }).error?.issues ?? [];

function decode(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

const notJsonType: Problem = fieldProblem(415, 'unsupported-media-type', 'Content-Type', {
  zh: '请求头 Content-Type 应为 application/json(UTF-8)。',
  en: 'The header Content-Type must be application/json, in UTF-8.',
});
const notJson: Problem = fieldProblem(400, 'json-malformed', 'body', {
  zh: '请求正文不是有效的 UTF-8 JSON。',
  en: 'The body is not valid JSON in UTF-8.',
});
