/** Headers that keep a page to itself, and the check of where a form was sent from. */
import type { Context, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { csrf } from 'hono/csrf';
import { matchedRoutes } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import type { Env } from './context.ts';
import { isForPrograms } from './problem.ts';

const headers = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
  },
  referrerPolicy: 'strict-origin-when-cross-origin',
  xFrameOptions: 'DENY',
};

/**
 * No script, style or frame but our own, without exceptions; HSTS only where the portal is reached by https. Cards
 * below `/embed` may stand in the frames of the sites that the configuration names, and pictures in their pages.
 */
export function strictHeaders(): MiddlewareHandler<Env> {
  const plain = secureHeaders({ ...headers, strictTransportSecurity: false });
  const overTls = secureHeaders({ ...headers, strictTransportSecurity: HSTS });
  return async function strictHeaders(c, next) {
    const { publicUrl, embedAncestors } = c.get('deps').config;
    const isTls = publicUrl.startsWith('https:');
    if (isForOtherSites(c.req.path)) return elsewhere(isTls, c.req.path, embedAncestors)(c, next);
    return isTls ? overTls(c, next) : plain(c, next);
  };
}

const HSTS = 'max-age=31536000';

const isEmbedded = (path: string): boolean => path.startsWith('/embed/');
const isForOtherSites = (path: string): boolean => isEmbedded(path) || path.endsWith('/card.png');

/** The same, less what keeps other sites from showing a card or a picture. */
function elsewhere(isTls: boolean, path: string, ancestors: readonly string[] = ["'none'"]) {
  const { contentSecurityPolicy } = headers;
  return secureHeaders({
    ...headers,
    strictTransportSecurity: isTls && HSTS,
    crossOriginResourcePolicy: 'cross-origin',
    ...(isEmbedded(path) && {
      contentSecurityPolicy: { ...contentSecurityPolicy, frameAncestors: [...ancestors] },
      xFrameOptions: false,
    }),
  });
}

/** Lets a page of any site read the API, refusals included; none can write, for that needs the token. */
export const readableAnywhere = (): MiddlewareHandler<Env> =>
  cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD'],
    exposeHeaders: ['ETag', 'Link', 'Retry-After', 'X-Leaf-Hash', 'X-Log-Size', 'X-Request-Id'],
  });

/**
 * Refuses forms that another site sent. The portal's own origin is the configured one, not the Host header's. Where
 * no route takes the method there is nothing to protect, and 405 says more than 403; the API takes a token, never a
 * cookie, so that nobody can be made to write there unknowingly.
 */
export const sameSiteForms = (): MiddlewareHandler<Env> => {
  const check = csrf({
    origin: (origin, c) => origin === new URL(c.get('deps').config.publicUrl).origin,
  });
  return async function sameSiteForms(c, next) {
    const isTaken = matchedRoutes(c).some(({ method }) => method === c.req.method);
    return isTaken && !isForPrograms(c.req.path) && !isFromOwnPage(c) ? check(c, next) : next();
  };
};

/**
 * Browsers that tell nothing else (Internet Explorer 11, Firefox before 70) still name the page that a form stands on,
 * and no page of another site can make them name ours.
 */
function isFromOwnPage(c: Context<Env>): boolean {
  const tellsMore = ['Origin', 'Sec-Fetch-Site'].some((name) => c.req.header(name) !== undefined);
  const own = new URL(c.get('deps').config.publicUrl).origin;
  return !tellsMore && URL.parse(c.req.header('Referer') ?? '')?.origin === own;
}
