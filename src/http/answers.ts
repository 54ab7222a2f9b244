/** Whole answers as they were sent, to be sent again: in front of all that would make them anew. */
import { Context, type Hono, type MiddlewareHandler } from 'hono';
import { createPageCache, etagMatches, type Kept } from './cache.ts';
import type { AppDeps, Env } from './context.ts';
import { chosenDisplay } from './display.ts';
import type { Limiter } from './rate-limit.ts';
import { requestIdOf } from './request-id.ts';
import { logRequest } from './request-log.ts';

/** An answer holds for one size of the log, and until a day may have begun somewhere. */
type Answer = Kept & { status: 200 | 304; version: string; etag: string };
type Fetch = Hono<Env>['fetch'];

/** A 304 has no body. */
const NONE = new Uint8Array();
/** The host begins here; what is kept does not depend on it. */
const AFTER_SCHEME = 'https://'.length;
/** Longer addresses are not worth the memory. */
const LONGEST_URL = 1_000;
/** No time zone is ahead of another by less: a day begins nowhere within one. */
const QUARTER_MS = 15 * 60_000;

/**
 * Sends an answer again while the log has not grown: the log's size may be a second old where another process
 * appended (ARCHITECTURE, Caching), so that a repeated view asks the database nothing. What is kept is what left the
 * process: headers of every kind, and the bytes as compressed; a page and its 304 each for itself.
 */
export function createAnswers(limiter: Limiter, maxBytes: number) {
  const cache = createPageCache<Answer>(maxBytes);

  /** Keeps what leaves: the middleware around all that makes or changes an answer. */
  const keep: MiddlewareHandler<Env> = async function keep(c, next) {
    const { log } = c.get('deps');
    const size = isAsked(c) ? await Promise.resolve(log.recentSize?.()).catch(() => undefined) : undefined;
    if (size === undefined) return next();
    const version = versionOf(c, size);
    await next();
    if (!isKept(c, size)) return;
    const answer = await answerOf(c.res, version);
    cache.set(`${answer.status} ${keyOf(c)}`, answer);
    const sent = responseOf(c, answer);
    // Not over the one before, whose headers would be merged and whose body be streamed.
    c.res = undefined;
    c.res = sent;
  };

  /** What is kept for a request: the 304 where the reader has the page, else the page. */
  function knownOf(c: Context<Env>, size: number): Answer | undefined {
    const version = versionOf(c, size);
    const key = keyOf(c);
    const had = c.req.header('If-None-Match');
    const unchanged = had === undefined ? undefined : cache.get(`304 ${key}`);
    if (unchanged?.version === version && etagMatches(had, unchanged.etag)) return unchanged;
    const page = cache.get(`200 ${key}`);
    return page?.version === version && !etagMatches(had, page.etag) ? page : undefined;
  }

  /** Counts and logs what it sends, as the middleware does. */
  function sentAgain(c: Context<Env>, size: number, started: number): Response | undefined {
    const known = knownOf(c, size);
    if (!known || limiter(c) !== 0) return undefined;
    c.set('requestId', requestIdOf(c));
    const sent = responseOf(c, known);
    logRequest(c, {
      started,
      status: known.status,
      ...(known.body !== NONE && { bytes: known.body.length }),
    });
    return sent;
  }

  /**
   * The app's `fetch` with what is kept in front of it: without routes, and without a promise where the log's size
   * is known. What is not kept, who asks too often and whatever fails here goes the long way, to be answered,
   * refused or reported there.
   */
  function inFrontOf(app: Hono<Env>, deps: AppDeps): Fetch {
    const { fetch: make } = app;
    const again = (request: Request, env: Parameters<Fetch>[1]) => {
      const started = performance.now();
      const c = new Context<Env>(request, { env: env ?? {}, path: app.getPath(request) });
      c.set('deps', deps);
      const size = isAsked(c) ? deps.log.recentSize?.() : undefined;
      if (size instanceof Promise) return size.then((known) => sentAgain(c, known, started));
      return size === undefined ? undefined : sentAgain(c, size, started);
    };
    return (request, env, executionCtx) => {
      const longWay = () => make(request, env, executionCtx);
      const sent = orNothing(() => again(request, env));
      if (sent instanceof Promise) return sent.then((answer) => answer ?? longWay(), longWay);
      return sent ?? longWay();
    };
  }
  return { keep, inFrontOf };
}

function orNothing<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}

/** Programs that show a token are told apart by digests, which takes a promise: theirs is the long way. */
const isAsked = (c: Context<Env>): boolean =>
  c.req.method === 'GET' && c.req.url.length <= LONGEST_URL && c.req.header('Authorization') === undefined;

const versionOf = (c: Context<Env>, size: number): string =>
  `${size} ${Math.floor(c.get('deps').clock().getTime() / QUARTER_MS)}`;

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

async function answerOf(response: Response, version: string): Promise<Answer> {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !ITS_OWN.includes(name)));
  const etag = headers.etag ?? '';
  if (response.status === 304) return { status: 304, version, etag, headers, body: NONE };
  const body = new Uint8Array(await response.arrayBuffer());
  const length = { 'content-length': String(body.byteLength) };
  return { status: 200, version, etag, headers: { ...headers, ...length }, body };
}

/** A plain Response with plain headers: the context's own way would build and merge them each time. */
const responseOf = (c: Context<Env>, { status, headers, body }: Answer): Response =>
  new Response(status === 304 ? null : body, {
    status,
    headers: { ...headers, 'x-request-id': c.get('requestId') },
  });
