/** Refusals: one shape, told as a page to people and as problem details (RFC 9457) to programs. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Env, Language } from './context.ts';

/** What to say, in both languages of the portal. */
export type Bilingual = Record<Language, string>;
export type FieldProblem = { field: string; message: Bilingual };

export type Problem = {
  status: ContentfulStatusCode;
  /** Stable, for programs: `plan-unknown`. */
  code: string;
  /** What is wrong and what would be right, for people. Never an exception's own text. */
  message: Bilingual;
  /** Which parameter, header or field of the body each complaint is about. */
  errors?: readonly FieldProblem[];
  headers?: Record<string, string>;
  /** Further members for programs: both versions of a conflict. */
  extra?: Record<string, unknown>;
};

/** The answer to a refused request: `application/problem+json` below `/api` and `/log`, else a page. */
export async function refuse(c: Context<Env>, problem: Problem): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store', ...problem.headers };
  if (isForPrograms(c.req.path)) {
    return c.body(JSON.stringify(problemDetails(c, problem)), problem.status, {
      ...headers,
      'Content-Type': 'application/problem+json; charset=utf-8',
    });
  }
  return c.html(await c.get('errorPage')(c, problem), problem.status, headers);
}

/** A refusal that names one field. */
export const fieldProblem = (
  status: ContentfulStatusCode,
  code: string,
  field: string,
  message: Bilingual,
): Problem => ({ status, code, message, errors: [{ field, message }] });

/** A problem for a status alone, as thrown by middleware or met on the way. */
export const statusProblem = (status: ContentfulStatusCode): Problem => ({
  status,
  code: CODES[status] ?? 'error',
  message: MESSAGES[status] ?? (status < 500 ? MESSAGE_400 : MESSAGE_500),
});

/** The API, and the log as verifiers read it. */
export const isForPrograms = (path: string): boolean => path === '/api' || /^\/(api|log)\//.test(path);

function problemDetails(c: Context<Env>, problem: Problem): Record<string, unknown> {
  const language = c.get('language') ?? 'zh';
  return {
    type: `urn:mingbai:problem:${problem.code}`,
    title: statusProblem(problem.status).message[language],
    status: problem.status,
    detail: problem.message[language],
    instance: c.req.path,
    code: problem.code,
    errors: (problem.errors ?? []).map(({ field, message }) => ({ field, message: message[language] })),
    requestId: c.get('requestId'),
    ...problem.extra,
  };
}

const CODES: Record<number, string> = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported-media-type',
  422: 'invalid',
  429: 'too-many-requests',
  500: 'internal',
  503: 'unavailable',
  504: 'timeout',
};

const MESSAGE_400: Bilingual = { zh: '请求有误。', en: 'The request is not right.' };
const MESSAGE_500: Bilingual = {
  zh: '服务器出错,已经记录。请稍后再试。',
  en: 'Something went wrong here and has been recorded. Please try again later.',
};
const MESSAGES: Record<number, Bilingual> = {
  400: MESSAGE_400,
  401: { zh: '需要有效的访问令牌。', en: 'A valid access token is needed.' },
  403: { zh: '不允许这样做。', en: 'This is not allowed.' },
  404: { zh: '没有找到这个地址的内容。', en: 'There is nothing at this address.' },
  405: { zh: '这个地址不接受该请求方法。', en: 'This address does not take that method.' },
  409: { zh: '与已有内容冲突。', en: 'This conflicts with what is already there.' },
  413: { zh: '提交的内容太大。', en: 'The content sent is too large.' },
  415: { zh: '不支持这种内容格式。', en: 'This content type is not supported.' },
  422: { zh: '提交的内容不符合要求。', en: 'The content sent does not meet the requirements.' },
  429: { zh: '请求过于频繁,请稍后再试。', en: 'Too many requests; please try again later.' },
  500: MESSAGE_500,
  503: { zh: '服务暂不可用,请稍后再试。', en: 'Not available just now; please try again later.' },
  504: { zh: '处理超时,请稍后再试。', en: 'This took too long; please try again later.' },
};
