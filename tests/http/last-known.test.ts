/** A database that is away: readers are shown what was last known, and told how old it is. */
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { cached } from '../../src/http/cache.ts';
import type { Env } from '../../src/http/context.ts';
import { config, deps, logOf } from './given.ts';

/** A portal of one page and its twin for programs. */
function site() {
  let isAway = false;
  let now = new Date('2016-02-15T04:00:00Z');
  const refused = Object.assign(new Error('connect 10.0.0.9:5432'), { code: 'ECONNREFUSED' });
  const routes = new Hono<Env>()
    .get('/page', (c) => {
      if (isAway) throw refused;
      const body = '<!doctype html><html><body><main id="main">第 1 条</main></body></html>';
      return cached(c, { position: 0 }, () => ({ body, contentType: 'text/html; charset=utf-8' }));
    })
    .post('/page', () => {
      throw refused;
    });
  const given = { log: logOf(), clock: () => now, config: { ...config, compress: true } };
  const app = createApp(deps(given), { routes, errorPage: (_, { status }) => `<h1>${status}</h1>` });
  return {
    ask: (path: string, method = 'GET') =>
      app.request(path, { method, headers: { 'Sec-Fetch-Site': 'same-origin' } }),
    goesAway: (minutes: number) => {
      isAway = true;
      now = new Date(now.getTime() + minutes * 60_000);
    },
    returns: () => {
      isAway = false;
    },
  };
}

it('shows a page as it was, with its age, in the language of the reader', async () => {
  const { ask, goesAway } = site();
  await ask('/page');
  await ask('/page?lang=en');
  goesAway(10);
  const shown = await ask('/page');
  expect(shown.status).toBe(200);
  expect(shown.headers.get('Age')).toBe('600');
  expect(shown.headers.get('Cache-Control')).toBe('no-store');
  expect(shown.headers.get('Content-Security-Policy')).toContain("default-src 'self'");
  const html = await shown.text();
  expect(html).toMatch(/数据库暂时无法访问.*2016年2月15日 04:00:00.*第 1 条/);
  expect(await (await ask('/page?lang=en')).text()).toContain(
    'as of <time datetime="2016-02-15T04:00:00.000Z">',
  );
});

it('refuses what it never showed, and what would write', async () => {
  const { ask, goesAway } = site();
  await ask('/page');
  goesAway(0);
  for (const [path, method] of [['/page?q=1'], ['/page', 'POST']] as const) {
    const refused = await ask(path, method);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('Retry-After')).toBe('5');
  }
});

it('says nothing of it once the database is back', async () => {
  const { ask, goesAway, returns } = site();
  await ask('/page');
  goesAway(10);
  await ask('/page');
  returns();
  expect(await (await ask('/page')).text()).not.toContain('数据库');
});
