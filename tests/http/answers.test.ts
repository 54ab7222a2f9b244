import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { answers } from '../../src/http/answers.ts';
import { cached, createPageCache } from '../../src/http/cache.ts';
import type { Env } from '../../src/http/context.ts';
import { deps, logOf } from './given.ts';

/** One page that counts its renderings, behind the answers that were sent before. */
function site({ wait = 0, type = 'text/html; charset=utf-8' } = {}) {
  let size = 1;
  let renderings = 0;
  let limited = 0;
  let asked = 0;
  let now = new Date('2016-02-15T04:00:00Z');
  const app = new Hono<Env>();
  const cache = createPageCache(1_000_000);
  const log = { ...logOf('2016-02-15T04:00:00Z'), recentSize: async () => size };
  const given = { ...deps({ log }), clock: () => now };
  app.use(async (c, next) => {
    c.set('deps', given);
    c.set('cache', cache);
    c.set('display', 'standard');
    asked++;
    c.set('requestId', String(asked));
    c.header('X-Request-Id', String(asked));
    await next();
  });
  app.use(
    answers(async () => {
      limited++;
      return wait;
    }, 1_000_000),
  );
  app.get('/page', (c) =>
    cached(c, { position: size - 1, query: { n: String(renderings) } }, () => {
      renderings++;
      return { body: `第 ${size} 条`, contentType: type, headers: { 'X-Kept': 'yes' } };
    }),
  );
  return {
    get: (headers: Record<string, string> = {}) => app.request('/page', { headers }),
    renderings: () => renderings,
    limited: () => limited,
    grows: () => {
      size++;
    },
    passes: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

it('sends a page again, with all its headers and an id of its own', async () => {
  const { get, renderings } = site();
  const first = await get();
  const second = await get();
  expect(await second.text()).toBe(await first.text());
  expect(renderings()).toBe(1);
  expect(second.headers.get('X-Kept')).toBe('yes');
  expect(second.headers.get('ETag')).toBe(first.headers.get('ETag'));
  expect([first, second].map((each) => each.headers.get('X-Request-Id'))).toEqual(['1', '2']);
});

it('says 304 to whoever has it', async () => {
  const { get, renderings } = site();
  const etag = (await get()).headers.get('ETag') ?? '';
  const again = await get({ 'If-None-Match': etag });
  expect([again.status, again.headers.get('ETag'), await again.text()]).toEqual([304, etag, '']);
  expect(again.headers.get('Vary')).toContain('Accept-Encoding');
  expect(renderings()).toBe(1);
});

it('says 304 again although nobody asked for the page itself, and sends it to who does', async () => {
  const etag = (await site().get()).headers.get('ETag') ?? '';
  const { get, renderings, limited } = site();
  expect((await get({ 'If-None-Match': etag })).status).toBe(304);
  expect((await get({ 'If-None-Match': etag })).status).toBe(304);
  expect(await (await get({ 'If-None-Match': 'W/"another"' })).text()).toBe('第 1 条');
  expect((await get({ 'If-None-Match': etag })).status).toBe(304);
  expect(await (await get()).text()).toBe('第 1 条');
  expect([renderings(), limited()]).toEqual([1, 4]);
});

it('makes it anew when the log has grown, and when a day may have begun', async () => {
  const { get, renderings, grows, passes } = site();
  await get();
  grows();
  expect(await (await get()).text()).toBe('第 2 条');
  passes(15);
  await get();
  expect(renderings()).toBe(3);
});

it('keeps one for each coding and each display', async () => {
  const { get, renderings } = site();
  await get();
  await get({ 'Accept-Encoding': 'gzip' });
  await get({ Cookie: 'mingbai_display=elder' });
  await get({ 'Accept-Encoding': 'gzip, br' });
  expect(renderings()).toBe(3);
});

it('does not spare those who ask too often the refusal', async () => {
  const { get, renderings, limited } = site({ wait: 1 });
  await get();
  await get();
  expect([renderings(), limited()]).toEqual([2, 1]);
});

it('leaves what programs ask for to their own way', async () => {
  const { get, renderings } = site({ type: 'application/json' });
  await get();
  await get();
  expect(renderings()).toBe(2);
});
