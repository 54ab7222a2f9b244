/** What everybody reaches without signing in. A route that is neither here nor guarded fails the test of rights. */

/** Where everything may be read, by the first segment of the path. */
export const READ_BY_ALL: readonly string[] = [
  '',
  '.well-known',
  'about',
  'accessibility',
  'api',
  'assets',
  'card.png',
  'comments',
  'data',
  'embed',
  'events',
  'healthz',
  'log',
  'plans',
  'readyz',
  'robots.txt',
  'search',
  'share',
  'sitemap',
  'sitemap.xml',
  'verify',
  // Ways in, each of which checks by itself who comes.
  'sign-in',
  'sign-out',
  'invitation',
  'reset',
];

/** What anybody may send. */
export const SENT_BY_ALL: readonly string[] = [
  // Takes the token of programs.
  'POST /api/v1/plans/:plan/figures',
  'POST /comments/new',
  'POST /comments/opening',
  'POST /comments/receipt',
  'POST /comments/rate',
  'POST /comments/track',
  'POST /comments/erase',
  'POST /display',
  'POST /invitation/:secret',
  'POST /reset/:secret',
  'POST /sign-in',
  'POST /sign-in/code',
  'POST /sign-out',
];
