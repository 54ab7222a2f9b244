/** The cache of rendered pages, and conditional requests. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { cached, createPageCache, etagMatches } from '../../src/http/cache.ts';
import type { Env } from '../../src/http/context.ts';
import { createLastKnown } from '../../src/http/last-known.ts';
import { deps, logOf } from './given.ts';

const kept = (length: number) => ({ body: new Uint8Array(length), headers: {} });

describe('the page cache', () => {
  it('never holds more bytes than it may', () => {
    const cache = createPageCache(10_000);
    for (let page = 0; page < 100; page++) cache.set(`page ${page}`, kept(900));

    expect(cache.bytes).toBeLessThanOrEqual(10_000);
    expect(cache.get('page 99')).toBeDefined();
    expect(cache.get('page 0')).toBeUndefined();
  });

  it('gives up what was used least recently first', () => {
    const cache = createPageCache(3_000);
    cache.set('a', kept(1_200));
    cache.set('b', kept(1_200));
    cache.get('a');
    cache.set('c', kept(1_200));

    expect(cache.get('a')).toBeDefined();
    expect(cache.get('b')).toBeUndefined();
  });

  it('does not count a page twice that is set again', () => {
    const cache = createPageCache(10_000);
    cache.set('a', kept(1_000));
    const once = cache.bytes;
    cache.set('a', kept(1_000));

    expect(cache.bytes).toBe(once);
  });

  it('leaves out what is larger than all of it, and keeps the rest', () => {
    const cache = createPageCache(1_000);
    cache.set('small', kept(100));
    cache.set('large', kept(2_000));

    expect(cache.get('large')).toBeUndefined();
    expect(cache.get('small')).toBeDefined();
  });
});

describe('If-None-Match', () => {
  it.each([
    ['W/"a"', true],
    ['"a"', true],
    ['"b", W/"a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    [undefined, false],
  ])('%s matches W/"a": %s', (header, matches) => {
    expect(etagMatches(header, 'W/"a"')).toBe(matches);
  });
});

describe('an answer that is cached', () => {
  /** Says how often it was rendered. */
  function counting() {
    const cache = createPageCache(10_000);
    let rendered = 0;
    const app = new Hono<Env>();
    app.use(async (c, next) => {
      c.set('deps', deps());
      c.set('cache', cache);
      c.set('language', c.req.query('lang') === 'en' ? 'en' : 'zh');
      await next();
    });
    app.get('/:page', (c) =>
      cached(c, { position: Number(c.req.query('at') ?? 0), query: { q: c.req.query('q') } }, () => {
        rendered += 1;
        return { body: `第 ${rendered} 次`, contentType: 'text/plain; charset=utf-8' };
      }),
    );
    const get = async (path: string, headers: Record<string, string> = {}) => {
      const response = await app.request(path, { headers });
      return { status: response.status, tag: response.headers.get('ETag'), text: await response.text() };
    };
    return { get };
  }

  it('is rendered once for the same tuple, whatever unknown parameters come with it', async () => {
    const { get } = counting();

    expect((await get('/a?q=1')).text).toBe('第 1 次');
    expect((await get('/a?utm=x&q=1')).text).toBe('第 1 次');
    expect((await get('/a?q=2')).text).toBe('第 2 次');
    expect((await get('/a?q=1&lang=en')).text).toBe('第 3 次');
    expect((await get('/b?q=1')).text).toBe('第 4 次');
    expect((await get('/a?q=1&at=1')).text).toBe('第 5 次');
  });

  it('is not sent again to whoever has it', async () => {
    const { get } = counting();
    const { tag } = await get('/a');

    expect(await get('/a', { 'If-None-Match': tag ?? '' })).toEqual({ status: 304, tag, text: '' });
    expect((await get('/a?at=1', { 'If-None-Match': tag ?? '' })).status).toBe(200);
  });
});

describe('an answer with sealed text', () => {
  /** A page of a text, and what else knows of it. */
  function site() {
    let text = '路灯坏了';
    let taken = -1;
    const cache = createPageCache(10_000);
    const app = new Hono<Env>();
    app.use(async (c, next) => {
      c.set('deps', deps({ log: { ...logOf(), textsTaken: async () => taken } }));
      c.set('cache', cache);
      c.set('language', 'zh');
      await next();
    });
    app.get('/:page', (c) =>
      cached(c, { position: 7, sealed: c.req.param('page') === 'sealed' }, () => ({
        body: text,
        contentType: 'text/html; charset=utf-8',
      })),
    );
    return {
      ask: async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers }),
      erases: () => {
        text = '已删除';
        taken = 9;
      },
    };
  }

  it('follows at once when the text goes, also as of an earlier position', async () => {
    const { ask, erases } = site();
    const before = await ask('/sealed');
    expect(await before.text()).toBe('路灯坏了');
    expect(before.headers.get('Cache-Control')).toBe('private, no-cache');
    erases();
    const after = await ask('/sealed', { 'If-None-Match': before.headers.get('ETag') ?? '' });
    expect([after.status, await after.text()]).toEqual([200, '已删除']);
  });

  it('is not what is shown when the database is away', async () => {
    const pages = createLastKnown(10_000);
    const kept = { body: new TextEncoder().encode('<main >'), headers: { 'Content-Type': 'text/html' } };
    const app = new Hono<Env>();
    app.use(async (c, next) => {
      c.set('deps', deps());
      c.set('cache', createPageCache(10_000));
      c.set('lastKnown', pages);
      c.set('language', 'zh');
      await next();
    });
    app.get('/known', (c) => {
      pages.keep(c, kept);
      return pages.answer(c) ?? c.text('nothing');
    });
    app.get('/sealed', async (c) => {
      pages.keep(c, kept);
      await cached(c, { position: 7, sealed: true }, () => ({
        body: '路灯坏了',
        contentType: 'text/html; charset=utf-8',
      }));
      return pages.answer(c) ?? c.text('nothing');
    });
    expect(await (await app.request('/known')).text()).toContain('<main');
    expect(await (await app.request('/sealed')).text()).toBe('nothing');
  });
});
