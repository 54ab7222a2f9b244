/** Whole answers as they were sent, to be sent again: in front of all that would make them anew. */
import { Context, type Hono, type MiddlewareHandler } from 'hono';
import { type Published, publishedVersion } from '../log/published.ts';
import { createPageCache, etagMatches, type Kept } from './cache.ts';
import type { AppDeps, Env } from './context.ts';
import { chosenDisplay } from './display.ts';
import type { Limiter } from './rate-limit.ts';
import { requestIdOf } from './request-id.ts';
import { logRequest } from './request-log.ts';

/** The log's size, and a text that is another when the log has grown or what it published has. */
type Standing = { size: number; version: string };
/** An answer holds for one standing of the log, and until a day may have begun somewhere. */
type Answer = Kept & { status: 200 | 304; version: string; etag: string };

/** A 304 has no body. */
const NONE = new Uint8Array();
/** The host begins here; what is kept does not depend on it. */
const AFTER_SCHEME = 'https://'.length;
/** Longer addresses are not worth the memory. */
const LONGEST_URL = 1_000;
/** No time zone is ahead of another by less: a day begins nowhere within one. */
const QUARTER_MS = 15 * 60_000;

/**
 * Sends an answer again while the log has neither grown nor published: what is known of that may be a second old
 * where another process did (ARCHITECTURE, Caching), so that a repeated view asks the database nothing. What is kept is what left the
 * process: headers of every kind, and the bytes as compressed; a page and its 304 each for itself.
 */
export function createAnswers(limiter: Limiter, maxBytes: number) {
  const cache = createPageCache<Answer>(maxBytes);

  /** Keeps what leaves: the middleware around all that makes or changes an answer. */
  const keep: MiddlewareHandler<Env> = async function keep(c, next) {
    const standing = await Promise.resolve(standingOf(c)).catch(() => undefined);
    if (standing === undefined) return next();
    const version = versionOf(c, standing);
    await next();
    if (!isKept(c, standing.size)) return;
    const answer = await answerOf(c.res, version);
    cache.set(`${answer.status} ${keyOf(c)}`, answer);
    const sent = responseOf(c, answer);
    // Not over the one before, whose headers would be merged and whose body be streamed.
    c.res = undefined;
    c.res = sent;
  };

  /** What is kept for a request: the 304 where the reader has the page, else the page. */
  function knownOf(c: Context<Env>, standing: Standing): Answer | undefined {
    const version = versionOf(c, standing);
    const key = keyOf(c);
    const had = c.req.header('If-None-Match');
    const unchanged = had === undefined ? undefined : cache.get(`304 ${key}`);
    if (unchanged?.version === version && etagMatches(had, unchanged.etag)) return unchanged;
    const page = cache.get(`200 ${key}`);
    return page?.version === version && !etagMatches(had, page.etag) ? page : undefined;
  }

  /** Counts and logs what it sends, as the middleware does. */
  function sentAgain(c: Context<Env>, standing: Standing | undefined, started: number): Response | undefined {
    const known = standing && knownOf(c, standing);
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

  /** Undefined where the app has to answer: what fails here fails there too, where it is reported. */
  function again(request: Request, { env, path, deps }: Asked): Again | Promise<Again> {
    const started = performance.now();
    try {
      const c = new Context<Env>(request, { env, path });
      c.set('deps', deps);
      const standing = standingOf(c);
      if (standing instanceof Promise) return standing.then((known) => sentAgain(c, known, started));
      return sentAgain(c, standing, started);
    } catch {
      return undefined;
    }
  }

  /**
   * The app's `fetch` with what is kept in front of it: without routes, and without a promise where the log's size
   * is known. What is not kept, who asks too often and whatever fails goes the long way, to be answered, refused or
   * reported there.
   */
  function inFrontOf(app: Hono<Env>, deps: AppDeps): Hono<Env>['fetch'] {
    const { fetch: make } = app;
    return (request, env = {}, executionCtx) => {
      const sent = again(request, { env, path: app.getPath(request), deps });
      if (sent === undefined) return make(request, env, executionCtx);
      if (!(sent instanceof Promise)) return sent;
      return sent.catch(() => undefined).then((answer) => answer ?? make(request, env, executionCtx));
    };
  }
  return { keep, inFrontOf };
}
type Asked = { env: unknown; path: string; deps: AppDeps };
type Again = Response | undefined;

/** Programs that show a token are told apart by digests, which takes a promise: theirs is the long way. */
const isAsked = (c: Context<Env>): boolean =>
  c.req.method === 'GET' && c.req.url.length <= LONGEST_URL && c.req.header('Authorization') === undefined;

/** At once where it is known; undefined where answers are not kept. */
function standingOf(c: Context<Env>): Standing | undefined | Promise<Standing> {
  const { log } = c.get('deps');
  const size = isAsked(c) ? log.recentSize?.() : undefined;
  if (size === undefined) return undefined;
  const published = log.recentPublished();
  if (size instanceof Promise || published instanceof Promise)
    return Promise.all([size, published]).then((known) => standing(...known));
  return standing(size, published);
}

const standing = (size: number, published: Published | undefined): Standing => ({
  size,
  version: `${size} ${publishedVersion(published)}`,
});

const versionOf = (c: Context<Env>, { version }: Standing): string =>
  `${version} ${Math.floor(c.get('deps').clock().getTime() / QUARTER_MS)}`;

/** Everything that an answer differs by, besides the log and the day: the compressing middleware knows two codings. */
function keyOf(c: Context<Env>): string {
  const accepted = c.req.header('Accept-Encoding') ?? '';
  const coding = CODINGS.find((each) => accepted.includes(each)) ?? '';
  const { url } = c.req;
  return `${coding} ${chosenDisplay(c)} ${url.slice(url.indexOf('/', AFTER_SCHEME))}`;
}

const CODINGS = ['gzip', 'deflate'];

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
