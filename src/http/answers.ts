/** Whole answers as they were sent, to be sent again: in front of all that would make them anew. */
import { Context, type Hono, type MiddlewareHandler } from 'hono';
import { createPageCache, etagMatches } from './cache.ts';
import type { AppDeps, Env } from './context.ts';
import { type Answer, answerOf, isKept, keyOf, mayBeKept, responseOf } from './kept-answer.ts';
import type { Limiter } from './rate-limit.ts';
import { requestIdOf } from './request-id.ts';
import { logRequest } from './request-log.ts';
import { type Standing, standingOf } from './standing.ts';

/**
 * Sends an answer again while the log has neither grown nor published: what is known of that may be a second old
 * where another process did (ARCHITECTURE, Caching), so that a repeated view asks the database nothing. What is kept
 * is what left the process: headers of every kind, and the bytes as compressed; a page and its 304 each for itself.
 */
export function createAnswers(limiter: Limiter, maxBytes: number) {
  const cache = createPageCache<Answer>(maxBytes);

  /** Keeps what leaves: the middleware around all that makes or changes an answer. */
  const keep: MiddlewareHandler<Env> = async function keep(c, next) {
    const standing = mayBeKept(c) ? await standingNow(c.get('deps')) : undefined;
    await next();
    if (standing === undefined || !isKept(c, standing)) return;
    const answer = await answerOf(c.res, standing);
    cache.set(`${answer.status} ${keyOf(c)}`, answer);
    const sent = responseOf(c, answer);
    // Not over the one before, whose headers would be merged and whose body be streamed.
    c.res = undefined;
    c.res = sent;
  };

  /** What is kept for a request: the 304 where the reader has the page, else the page. */
  function knownOf(c: Context<Env>, { version }: Standing): Answer | undefined {
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
    const { status, body } = known;
    logRequest(c, { started, status, ...(status === 200 && { bytes: body.length }) });
    return sent;
  }

  /** Undefined where the app has to answer: what fails here fails there too, where it is reported. */
  function again(request: Request, { env, path, deps }: Asked): Again | Promise<Again> {
    const started = performance.now();
    try {
      const c = new Context<Env>(request, { env, path });
      c.set('deps', deps);
      const standing = mayBeKept(c) ? standingOf(deps) : undefined;
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

/** Undefined too where the log cannot be asked: then nothing is kept. */
async function standingNow(deps: AppDeps): Promise<Standing | undefined> {
  try {
    return await standingOf(deps);
  } catch {
    return undefined;
  }
}
