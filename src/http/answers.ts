/** Whole answers as they were sent, to be sent again: in front of all that would make them anew. */
import type { Context, MiddlewareHandler } from 'hono';
import { createPageCache, etagMatches, type Kept } from './cache.ts';
import type { Env } from './context.ts';
import { chosenDisplay } from './display.ts';
import type { Limiter } from './rate-limit.ts';

/** An answer holds for one size of the log, and until a day may have begun somewhere. */
type Answer = Kept & { version: string; validators: Record<string, string> };

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
    if (known?.version === version && (await limiter(c)) === 0) return again(c, known);
    await next();
    if (!isKept(c, size)) return;
    const answer = await answerOf(c.res, version);
    cache.set(key, answer);
    c.res = new Response(answer.body, { status: 200, headers: c.res.headers });
  };
}

/** A plain Response with plain headers: the context's own way would build and merge them each time. */
function again(c: Context<Env>, { body, headers, validators }: Answer): Response {
  const isKnown = etagMatches(c.req.header('If-None-Match'), validators.ETag ?? '');
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
  return `${coding} ${chosenDisplay(c)} ${c.req.url}`;
}

/** Pages, feeds and pictures that say how to be validated, and show the log at the size that they are kept under. */
function isKept(c: Context<Env>, size: number): boolean {
  const { status, headers } = c.res;
  const moment = c.get('moment');
  return (
    status === 200 &&
    headers.has('ETag') &&
    !headers.has('Set-Cookie') &&
    headers.get('Cache-Control') === 'no-cache' &&
    /^(text\/html|application\/atom\+xml|image\/)/.test(headers.get('Content-Type') ?? '') &&
    c.get('streamed') === undefined &&
    (moment === undefined || moment.head === size - 1)
  );
}

/** Each request has an id and a length of its own. */
const ITS_OWN = ['x-request-id', 'content-length', 'transfer-encoding'];
const VALIDATORS = ['ETag', 'Cache-Control', 'Vary'];

async function answerOf(response: Response, version: string): Promise<Answer> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !ITS_OWN.includes(name)));
  const validators = Object.fromEntries(
    VALIDATORS.map((name) => [name, response.headers.get(name) ?? '']).filter(([, value]) => value !== ''),
  );
  return { version, body, headers: { ...headers, 'content-length': String(body.byteLength) }, validators };
}
