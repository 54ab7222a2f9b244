/** A JSON body, read strictly: its type, its encoding, its shape. */
import type { Context } from 'hono';
import { z } from 'zod';
import type { Env } from './context.ts';
import { complaintsOf, ILL_FORMED } from './json-complaints.ts';
import type { Parsed } from './parameters.ts';
import { type FieldProblem, fieldProblem, type Problem, statusProblem } from './problem.ts';

/** The body as the schema reads it; 415, 400 or 422 with every field that is wrong. */
export async function jsonBody<S extends z.ZodType>(c: Context<Env>, schema: S): Promise<Parsed<z.infer<S>>> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    return { ok: false, problem: notJsonType };
  }
  const text = decode(await c.req.arrayBuffer());
  const value = text === undefined ? { ok: false as const } : parse(text);
  if (!value.ok) return { ok: false, problem: notJson };
  const read = schema.safeParse(value.value, { reportInput: true });
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, problem: invalid(complaintsOf(read.error.issues)) };
}

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
