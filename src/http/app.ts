/** The app: the order of middleware, then the routes. The same one serves Node and Workers. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { html } from 'hono/html';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { timeout } from 'hono/timeout';
import { isUnreachable } from '../db/unreachable.ts';
import { createAnswers } from './answers.ts';
import { api } from './api/index.ts';
import { assets } from './assets.ts';
import { createPageCache } from './cache.ts';
import type { AppDeps, Env, Pages, Provide } from './context.ts';
import { display, displaySwitch } from './display.ts';
import { health } from './health.ts';
import { language } from './language.ts';
import { createLastKnown } from './last-known.ts';
import { log } from './log/index.ts';
import { type Problem, refuse, statusProblem } from './problem.ts';
import { problemOfError } from './problem-of-error.ts';
import { createLimiter, rateLimit } from './rate-limit.ts';
import { requestId } from './request-id.ts';
import { pathToTell, requestLog } from './request-log.ts';
import { readableAnywhere, sameSiteForms, strictHeaders } from './security.ts';
import { staffSession } from './staff-session.ts';

export type {
  AppConfig,
  AppDeps,
  Assets,
  Env,
  Logger,
  Opened,
  Pages,
  Provide,
  Readiness,
} from './context.ts';

/** No request of this issue is longer: an entry holds 64 KiB. */
export const MAX_BODY_BYTES = 128 * 1024;
/** Of forms that people write at length in: whoever pastes too much is told so beside the field, and keeps the text. */
export const MAX_FORM_BYTES = 2 * 1024 * 1024;
const isWrittenAtLength = (path: string): boolean => /^\/(comments|staff\/comments)\//.test(path);
const TIMEOUT_MS = 30_000;
const PAGE_CACHE_BYTES = 32 * 1024 * 1024;
const LAST_KNOWN_BYTES = 16 * 1024 * 1024;
const ANSWERS_BYTES = 32 * 1024 * 1024;

/**
 * Builds the app, once for the process (Node) or the isolate (Workers).
 *
 * @param given the dependencies themselves when every request may share them (Node); or a function that opens them
 *   for one request, whose `release` is awaited after the response is made (Workers: a connection must not outlive
 *   its request; `release` may hand the closing to `c.executionCtx.waitUntil`).
 * @param pages what renders HTML; without it there are none, and an error is one paragraph.
 *
 * The order of middleware, outermost first:
 * 1. request id (`X-Request-Id`), 2. dependencies and page cache into the context, 3. request log, then, where
 * processes last, what keeps answers, to be sent again in front of all this; 4. security headers, 5. compression,
 * 6. language and display mode, 7. CORS of the API, 8. rate limit, 9. timeout, 10. body limit, 11. forms from other
 * sites, 12. method not allowed; then health, assets, API and pages; then 404 and 500.
 *
 * @example
 * const app = createApp({ log, clock: systemClock, config, logger, assets, ready }, pages);
 * const app = createApp((c) => open(c.env), pages);
 */
export function createApp(given: AppDeps | Provide, pages: Pages = plainPages()): Hono<Env> {
  const provide: Provide = typeof given === 'function' ? given : () => ({ deps: given });
  const cache = createPageCache(PAGE_CACHE_BYTES);
  const lastKnown = createLastKnown(LAST_KNOWN_BYTES);
  const limiter = createLimiter();
  const app = new Hono<Env>();

  app.use(requestId());
  app.use(async (c, next) => {
    c.set('cache', cache);
    c.set('lastKnown', lastKnown);
    c.set('errorPage', pages.errorPage);
    const { deps, release } = await provide(c);
    c.set('deps', deps);
    try {
      await next();
    } finally {
      const streamed = c.get('streamed');
      // A body that is still being read needs the connection.
      if (streamed) void streamed.finally(release);
      else await release?.();
    }
  });
  app.use(requestLog());
  // A connection of Workers must not outlive its request, and neither must what was asked through it.
  if (typeof given !== 'function') {
    const answers = createAnswers(limiter, ANSWERS_BYTES);
    app.use(answers.keep);
    app.fetch = answers.inFrontOf(app, given);
  }
  app.use(strictHeaders());
  const compressed = compress({ contentTypeFilter: isCompressible });
  app.use((c, next) => (c.get('deps').config.compress ? compressed(c, next) : next()));
  app.use(language());
  app.use(display());
  app.use('/api/*', readableAnywhere());
  app.use('/log/*', readableAnywhere());
  app.use(rateLimit(limiter));
  app.use(timeout(TIMEOUT_MS));
  const shortBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => refuse(c, tooLarge) });
  const longForm = bodyLimit({ maxSize: MAX_FORM_BYTES, onError: (c) => refuse(c, formTooLarge) });
  app.use((c, next) => (isWrittenAtLength(c.req.path) ? longForm(c, next) : shortBody(c, next)));
  app.use(sameSiteForms());
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        refuse(c, { ...statusProblem(405), headers: { Allow: methods.join(', ') } }),
    }),
  );

  app.use(staffSession());

  app.route('/', health);
  app.route('/', assets);
  app.route('/api/v1', api);
  app.route('/', log);
  app.route('/', displaySwitch);
  app.route('/', pages.routes);

  app.notFound((c) => refuse(c, statusProblem(404)));
  app.onError((error, c) => {
    const problem = problemOfError(error);
    if (problem.status >= 500) {
      const fields = {
        requestId: c.get('requestId'),
        method: c.req.method,
        path: pathToTell(c.req.path),
        err: error,
      };
      c.get('deps')?.logger.error(fields, 'request failed');
    }
    return (isUnreachable(error) && lastKnown.answer(c)) || refuse(c, problem);
  });
  return app;
}

const tooLarge: Problem = {
  ...statusProblem(413),
  message: {
    zh: `提交的内容超过 ${MAX_BODY_BYTES / 1024} KiB。`,
    en: `The content sent is longer than ${MAX_BODY_BYTES / 1024} KiB.`,
  },
};

const formTooLarge: Problem = {
  ...tooLarge,
  message: {
    zh: `填写的内容太长,超过了 ${MAX_FORM_BYTES / 1024 / 1024} MiB,没有收下。按浏览器的“后退”,可以回到填写的那一页,多数浏览器还保留着您写的内容;删短之后请再提交。`,
    en: `What was written is longer than ${MAX_FORM_BYTES / 1024 / 1024} MiB and was not taken. “Back” leads to the form, where most browsers still have what you wrote; please shorten it and send it again.`,
  },
};

const isCompressible = (type: string): boolean =>
  /^(text\/(?!event-stream)|image\/svg|application\/(json|javascript|xml|x-ndjson|[a-z.-]+\+(json|xml)))/.test(
    type,
  );

/** An app without pages: an error is one paragraph. */
const plainPages = (): Pages => ({
  routes: new Hono<Env>(),
  errorPage: async (c, { status, message }) =>
    `${await html`<!doctype html><meta charset="utf-8"><title>${status}</title><p>${message[c.get('language') ?? 'zh']}</p>`}`,
});
