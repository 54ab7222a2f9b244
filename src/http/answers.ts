/** Whole answers as they were sent, to be sent again: in front of all that would make them anew. */
import type { Context, MiddlewareHandler } from 'hono';
import { createPageCache, etagMatches, type Kept } from './cache.ts';
import type { Env } from './context.ts';
import { chosenDisplay } from './display.ts';
import type { Limiter } from './rate-limit.ts';

/** An answer holds for one size of the log, and until a day may have begun somewhere. */
type Answer = Kept & { version: string; validators: Record<string, string> };

/** Only what is known of an answer: the body was never asked for. */
const NONE = new Uint8Array();
/** The host begins here; what is kept does not depend on it. */
const AFTER_SCHEME = 'https://'.length;
/** Longer addresses are not worth the memory. */
const LONGEST_URL = 1_000;
/** No time zone is ahead of another by less: a day begins nowhere within one. */
const QUARTER_MS = 15 * 60_000;

/**
 * Sends a page again while the log has not grown: the log's size may be a second old where another process appended
 * (ARCHITECTURE, Caching), so that a repeated view asks the database nothing. What is kept is what left the
 * process: headers of every kind, and the bytes as compressed. Whoever asks too often goes the long way, to be
 * refused there.
 */
export function answers(limiter: Limiter, maxBytes: number): MiddlewareHandler<Env> {
  const cache = createPageCache<Answer>(maxBytes);
  return async function answers(c, next) {
    const { log, clock } = c.get('deps');
    if (c.req.method !== 'GET' || !log.recentSize || c.req.url.length > LONGEST_URL) return next();
    const size = await log.recentSize().catch(() => undefined);
    if (size === undefined) return next();
    const key = keyOf(c);
    const version = `${size} ${Math.floor(clock().getTime() / QUARTER_MS)}`;
    const known = cache.get(key);
    const isCurrent = known?.version === version && (await limiter(c)) === 0;
    const sent = isCurrent ? again(c, known) : undefined;
    if (sent) return sent;
    await next();
    if (!isKept(c, size)) return;
    if (c.res.status === 304) {
      // The next reader may have it too, and none has asked for the page itself yet.
      if (!isCurrent) cache.set(key, { version, validators: validatorsOf(c.res), headers: {}, body: NONE });
      return;
    }
    const answer = await answerOf(c.res, version);
    cache.set(key, answer);
    c.res = new Response(answer.body, { status: 200, headers: c.res.headers });
  };
}

/** A plain Response with plain headers: the context's own way would build and merge them each time. */
function again(c: Context<Env>, { body, headers, validators }: Answer): Response | undefined {
  const isKnown = etagMatches(c.req.header('If-None-Match'), validators.ETag ?? '');
  if (!isKnown && body === NONE) return undefined;
  c.set('answered', isKnown ? 0 : body.byteLength);
  const own = { 'x-request-id': c.get('requestId') };
  return isKnown
    ? new Response(null, { status: 304, headers: { ...validators, ...own } })
    : new Response(body, { status: 200, headers: { ...headers, ...own } });
}

/** Everything that an answer differs by, besides the log and the day: the compressing middleware knows two codings. */
function keyOf(c: Context<Env>): string {
  const accepted = c.req.header('Accept-Encoding') ?? '';
  const coding = ['gzip', 'deflate'].find((each) => accepted.includes(each)) ?? '';
  const { url } = c.req;
  return `${coding} ${chosenDisplay(c)} ${url.slice(url.indexOf('/', AFTER_SCHEME))}`;
}

/** Pages, feeds and pictures that say how to be validated, and show the log at the size that they are kept under. */
function isKept(c: Context<Env>, size: number): boolean {
  const { status, headers } = c.res;
  const moment = c.get('moment');
  return (
    (status === 304 || isPage(headers)) &&
    (status === 200 || status === 304) &&
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
const VALIDATORS = ['ETag', 'Cache-Control', 'Vary'];

async function answerOf(response: Response, version: string): Promise<Answer> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !ITS_OWN.includes(name)));
  return {
    version,
    body,
    headers: { ...headers, 'content-length': String(body.byteLength) },
    validators: validatorsOf(response),
  };
}

const validatorsOf = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries(
    VALIDATORS.map((name) => [name, headers.get(name) ?? '']).filter(([, value]) => value !== ''),
  );
