/** What every route says of itself in OpenAPI: its parameters, its answer, and how it refuses. */
import { describeRoute, resolver } from 'hono-openapi';
import type { z } from 'zod';
import { ProblemDetails } from './shapes.ts';

/** A parameter's part of the description. */
export type Parameter = {
  in: 'query' | 'path' | 'header';
  name: string;
  required?: boolean;
  description: string;
  schema: {
    type: 'string' | 'integer';
    format?: string;
    enum?: string[];
    minimum?: number;
    maximum?: number;
  };
};

const text = (name: string, description: string): Parameter => ({
  in: 'query',
  name,
  description,
  schema: { type: 'string' },
});
export const inPath = (name: string, description: string): Parameter => ({
  ...text(name, description),
  in: 'path',
  required: true,
});
export const inQuery = text;
export const integerInQuery = (name: string, description: string, most?: number): Parameter => ({
  ...text(name, description),
  schema: { type: 'integer', minimum: 0, ...(most !== undefined && { maximum: most }) },
});

export const AT = text(
  'at',
  'Position n: events 0…n are known. Or a date that is over, `2014-06-30`: redirects to the last position of that day. Left out: everything.',
);
export const DAY = text(
  'day',
  "Day, in the plan's time zone, that verdicts are judged on. Left out: the day of `at`, or today.",
);
export const PLAN = inPath('plan', 'Id of the plan.');
/** What every route below a plan takes. */
export const OF_PLAN: readonly Parameter[] = [PLAN, AT, DAY];

const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: resolver(ProblemDetails) } },
});
const REFUSALS: Record<number, string> = {
  400: 'A parameter is wrong; `errors` says which, and what would be right.',
  401: 'The token is missing or not valid.',
  404: 'There is no such thing, or there was none at that position.',
  409: 'It conflicts with what is there; both versions are in the answer.',
  413: 'The body is too large.',
  415: 'The body is not JSON in UTF-8.',
  422: 'Fields of the body are wrong; `errors` names each.',
  429: 'Too many requests; `Retry-After` says when to come back.',
};

type Answer = { status?: number; description: string; schema?: z.ZodType; media?: string };
type Description = {
  summary: string;
  description?: string;
  parameters?: readonly Parameter[];
  answers: readonly Answer[];
  refusals?: readonly number[];
  /** Schema of the body, where there is one. */
  body?: z.ZodType;
  /** Needs the token. */
  secured?: boolean;
};

/** Describes one route. Reading routes refuse with 400, 404 and 429 unless told otherwise. */
export const describe = ({
  summary,
  description,
  parameters = [],
  answers,
  body,
  secured,
  ...rest
}: Description) =>
  describeRoute({
    summary,
    ...(description !== undefined && { description }),
    parameters: [...parameters],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: resolver(body) } } },
    }),
    ...(secured && { security: [{ token: [] }] }),
    responses: {
      ...Object.fromEntries(answers.map(responseOf)),
      ...(parameters.includes(AT) && {
        302: { description: '`at` was a date: `Location` has the position.' },
      }),
      ...(!body && { 304: { description: '`If-None-Match` names what would be sent.' } }),
      ...Object.fromEntries(
        (rest.refusals ?? [400, 404, 429]).map((status) => [status, refusal(REFUSALS[status] ?? 'Refused.')]),
      ),
    },
  });

/** The one answer of most routes: JSON of a shape. */
export const answers = (schema: z.ZodType, description = 'As known at `position`.'): Answer[] => [
  { description, schema },
];

function responseOf({ status = 200, description, schema, media = 'application/json' }: Answer) {
  const unshaped = media.endsWith('json') ? {} : { type: 'string' as const };
  const content = { schema: schema ? resolver(schema) : unshaped };
  return [status, { description, content: { [media]: content } }] as const;
}
