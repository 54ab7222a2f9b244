/** One whole answer as it was sent: which are kept, under what name, and how it is sent again. */
import type { Context } from 'hono';
import type { Kept } from './cache.ts';
import type { Env } from './context.ts';
import { chosenDisplay } from './display.ts';
import type { Standing } from './standing.ts';

/** An answer holds for one standing of the log. */
export type Answer = Kept & { status: 200 | 304; version: string; etag: string };

/** A 304 has no body. */
const NONE = new Uint8Array();
/** The host begins here; what is kept does not depend on it. */
const AFTER_SCHEME = 'https://'.length;
/** Longer addresses are not worth the memory. */
const LONGEST_URL = 1_000;

/** Programs that show a token are told apart by digests, which takes a promise: nothing is kept for them. */
export const mayBeKept = (c: Context<Env>): boolean =>
  c.req.method === 'GET' && c.req.url.length <= LONGEST_URL && c.req.header('Authorization') === undefined;

/** Everything that an answer differs by, besides the log and the day. */
export function keyOf(c: Context<Env>): string {
  const { url } = c.req;
  const coding = codingOf(c.req.header('Accept-Encoding') ?? '');
  return `${coding} ${chosenDisplay(c)} ${url.slice(url.indexOf('/', AFTER_SCHEME))}`;
}

/** The coding that the compressing middleware chooses from a list as browsers send it; any other stands for itself. */
function codingOf(accepted: string): string {
  if (!/^[a-z-, ]*$/i.test(accepted)) return accepted;
  const codings = accepted.toLowerCase().split(/ *, */);
  return ['gzip', 'deflate'].find((each) => codings.includes(each)) ?? '';
}

/** Pages, feeds and pictures that say how to be validated, and show the log at the size that they are kept under. */
export function isKept(c: Context<Env>, { size }: Standing): boolean {
  const { status, headers } = c.res;
  const moment = c.get('moment');
  return (
    (status === 304 || (status === 200 && isPage(headers))) &&
    headers.has('ETag') &&
    !headers.has('Set-Cookie') &&
    headers.get('Cache-Control') === 'no-cache' &&
    c.get('streamed') === undefined &&
    (moment === undefined || moment.head === size - 1)
  );
}

const isPage = (headers: Headers): boolean =>
  /^(text\/html|application\/atom\+xml|image\/)/.test(headers.get('Content-Type') ?? '');

/** Each request has an id and a length of its own. */
const ITS_OWN = ['x-request-id', 'content-length', 'transfer-encoding'];

export async function answerOf(response: Response, { version }: Standing): Promise<Answer> {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !ITS_OWN.includes(name)));
  const etag = headers.etag ?? '';
  if (response.status === 304) return { status: 304, version, etag, headers, body: NONE };
  const body = new Uint8Array(await response.arrayBuffer());
  const length = { 'content-length': String(body.byteLength) };
  return { status: 200, version, etag, headers: { ...headers, ...length }, body };
}

/** A plain Response with plain headers: the context's own way would build and merge them each time. */
export const responseOf = (c: Context<Env>, { status, headers, body }: Answer): Response =>
  new Response(status === 304 ? null : body, {
    status,
    headers: { ...headers, 'x-request-id': c.get('requestId') },
  });
