/** Answers that are sent again: they are what would be made anew, for whoever may have them. */
import fc from 'fast-check';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { cached } from '../../src/http/cache.ts';
import type { AppDeps, Env } from '../../src/http/context.ts';
import { type Published, publishedVersion } from '../../src/log/published.ts';
import { config, deps, keeping, logOf } from './given.ts';

type Headers = Record<string, string>;
type Site = ReturnType<typeof site>;

/** A portal of a page and of data for programs, which counts what it makes. Without `keeps` it always makes. */
function site({ keeps = true, ...more }: { keeps?: boolean } & Partial<AppDeps> = {}) {
  let size = 1;
  let made = 0;
  let published: Published | undefined;
  let now = new Date('2016-02-15T04:00:00Z');
  const logger = keeping();
  const log = {
    ...logOf('2016-02-15T04:00:00Z'),
    ...(keeps && { recentSize: () => size, recentPublished: () => published }),
  };
  const routes = new Hono<Env>().get('/:kind{page|data}', (c) => {
    made++;
    return cached(
      c,
      { position: size - 1, query: { q: c.req.query('q'), p: publishedVersion(published) }, keep: false },
      () => {
        const body = `第 ${size} 条 ${c.get('display')} ${c.get('language')} `.repeat(80);
        const contentType = c.req.param('kind') === 'page' ? 'text/html; charset=utf-8' : 'application/json';
        return { body, contentType, headers: { Link: '</a.css>; rel=preload' } };
      },
    );
  });
  const given = { log, logger, clock: () => now, config: { ...config, compress: true }, ...more };
  const app = createApp(deps(given), { routes, errorPage: (_, { status }) => `<h1>${status}</h1>` });
  return {
    get: async (headers: Headers = {}, path = '/page') => app.request(path, { headers }),
    lines: logger.lines,
    made: () => made,
    grows: () => {
      size++;
    },
    publishes: () => {
      const at = now.toISOString();
      published = {
        size,
        root: new Uint8Array(32),
        note: '',
        signedAt: at,
        publishedAt: at,
        cosignatures: [],
      };
    },
    passes: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

const tagOf = async ({ get }: Site, path = '/page'): Promise<string> =>
  (await get({}, path)).headers.get('ETag') ?? '';

/** All that a reader is told, but for the id that each request has. */
async function told(response: Response) {
  const { 'x-request-id': id = '', ...headers } = Object.fromEntries(response.headers);
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, hasId: /^[\w\-=]+$/.test(id), headers, body };
}

const CODINGS = [
  'gzip',
  'gzip, deflate, br',
  'deflate',
  'gzip;q=0',
  'deflate, gzip;q=0.5',
  'x-gzip',
  'br , gzip , a',
  'GZIP',
  '*',
];

describe('an answer that is sent again', () => {
  const asked = fc.record(
    {
      'Accept-Encoding': fc.constantFrom(...CODINGS),
      Cookie: fc.constantFrom('mingbai_display=elder', 'mingbai_display=standard', 'a=b'),
      'If-None-Match': fc.constantFrom('<its tag>', '<its tag>', '"x", <its tag>', 'W/"another"', '*', ''),
      'X-Request-Id': fc.constantFrom('a-1=_', 'not fit for a line', 'x'.repeat(255), 'x'.repeat(256)),
      Authorization: fc.constantFrom('Bearer wrong', 'Basic eDp5'),
    },
    { requiredKeys: [] },
  );
  const paths = fc.constantFrom('/page', '/page?lang=en', '/page?q=%E5%B9%B4', '/page?q=x&lang=xx', '/data');
  const withTag = (headers: Headers, tag: string): Headers =>
    JSON.parse(JSON.stringify(headers).replace('<its tag>', JSON.stringify(tag).slice(1, -1)));

  it('is the one that was made, whatever was asked for, and is logged alike', () =>
    fc.assert(
      fc.asyncProperty(asked, paths, async (headers, path) => {
        const kept = site();
        const own = withTag(headers, await tagOf(kept, path));
        const [first, again] = [await kept.get(own, path), await kept.get(own, path)];
        expect(await told(again)).toEqual(await told(first));

        const [, line, lineAgain] = kept.lines;
        expect(line).toEqual({ ...lineAgain, requestId: line?.requestId, ms: line?.ms });
        expect([line?.requestId, lineAgain?.requestId]).toEqual(
          [first, again].map((each) => each.headers.get('X-Request-Id')),
        );
      }),
    ));

  const happens = fc.constantFrom('nothing', 'nothing', 'grows', 'publishes', 'passes');
  const course = fc.array(fc.tuple(asked, paths, happens), { maxLength: 12 });

  it('is what a portal says that keeps none, whatever was asked for before and happened meanwhile', () =>
    fc.assert(
      fc.asyncProperty(course, async (steps) => {
        const [kept, plain] = [site(), site({ keeps: false })];
        for (const [headers, path, event] of steps) {
          for (const each of [kept, plain]) if (event !== 'nothing') each[event](15);
          const own = withTag(headers, await tagOf(plain, path));
          const said = await told(await kept.get(own, path));
          const made = await told(await plain.get(own, path));
          // Nobody knows the length of what is compressed while it is sent.
          if (made.headers['content-encoding']) delete said.headers['content-length'];
          expect(said).toEqual(made);
        }
      }),
    ));

  it('is in a coding that the reader takes, whoever asked before', async () => {
    for (const before of CODINGS)
      for (const own of CODINGS) {
        const [kept, plain] = [site(), site({ keeps: false })];
        await kept.get({ 'Accept-Encoding': before });
        const [said, made] = [kept, plain].map((each) => each.get({ 'Accept-Encoding': own }));
        const coding = (await made)?.headers.get('Content-Encoding');
        expect((await said)?.headers.get('Content-Encoding'), `${own} after ${before}`).toBe(coding);
      }
  });

  it('is made once: the page, and its 304', async () => {
    const kept = site();
    const tag = await tagOf(kept);
    await kept.get();
    const unchanged = async () => (await kept.get({ 'If-None-Match': tag })).status;
    expect([await unchanged(), await unchanged()]).toEqual([304, 304]);
    expect((await kept.get({ 'If-None-Match': 'W/"another"' })).status).toBe(200);
    expect(kept.made()).toBe(2);
    expect(kept.lines.map(({ status }) => status)).toEqual([200, 200, 304, 304, 200]);
  });

  it('is a page for who has none, although all before had it', async () => {
    const kept = site();
    const tag = await tagOf(site());
    const statusOf = async (headers: Headers = {}) => (await kept.get(headers)).status;
    expect([await statusOf({ 'If-None-Match': tag }), await statusOf({ 'If-None-Match': tag })]).toEqual([
      304, 304,
    ]);
    expect([await statusOf(), kept.made()]).toEqual([200, 2]);
  });
});

describe('it is made anew', () => {
  it('when the log has grown or published, and when a day may have begun', async () => {
    const kept = site();
    const tag = await tagOf(kept);
    await kept.get({ 'If-None-Match': tag });
    kept.grows();
    const grown = await kept.get({ 'If-None-Match': tag });
    expect([grown.status, (await grown.text()).startsWith('第 2 条')]).toEqual([200, true]);
    kept.publishes();
    await kept.get();
    kept.passes(15);
    await kept.get();
    expect(kept.made()).toBe(5);
  });

  it('once for each coding and each display', async () => {
    const kept = site();
    await kept.get();
    await kept.get({ 'Accept-Encoding': 'gzip' });
    await kept.get({ Cookie: 'mingbai_display=elder' });
    await kept.get({ 'Accept-Encoding': 'gzip, br' });
    expect(kept.made()).toBe(3);
  });

  it('for programs', async () => {
    const kept = site();
    await kept.get({}, '/data');
    await kept.get({}, '/data');
    expect(kept.made()).toBe(2);
  });
});

describe('what it does not spare', () => {
  /** Asks until the limiter has had enough: it fills up by 20 a second, so that this ends within any patience. */
  async function untilRefused({ get }: Site, headers: Headers) {
    for (let before = 0; before < 5_000; before++) {
      const answer = await get(headers);
      if (answer.status === 429) return { before, refusal: await told(answer) };
    }
    throw new Error('never refused');
  }

  it('is the refusal of who asks too often, in the same words', async () => {
    const peer = () => '192.0.2.7';
    const [kept, plain] = [site({ peer }), site({ peer, keeps: false })];
    const own = { 'If-None-Match': await tagOf(kept) };
    const [refused, made] = [await untilRefused(kept, own), await untilRefused(plain, own)];
    expect(refused.before).toBeGreaterThanOrEqual(599);
    expect(refused.refusal).toEqual(made.refusal);
    expect(kept.made()).toBe(2);
    expect(kept.lines.at(-1)).toMatchObject({ status: 429, path: '/page' });
  });

  it('is the report of what fails', async () => {
    let fails = false;
    const peer = () => {
      if (fails) throw new Error('no peer');
      return undefined;
    };
    const kept = site({ peer });
    await kept.get();
    fails = true;
    expect((await kept.get()).status).toBe(500);
    expect(kept.lines.some(({ err }) => err instanceof Error)).toBe(true);
  });

  it('is the way through the app, while nobody can say how long the log is', async () => {
    const log = { ...logOf(), recentSize: () => Promise.reject(new Error('no database')) };
    const kept = site({ log });
    expect([(await kept.get()).status, (await kept.get()).status, kept.made()]).toEqual([200, 200, 2]);
  });
});

it('waits for the length of the log where that has to be asked for', async () => {
  const kept = site({ log: { ...logOf(), recentSize: async () => 1 } });
  const tag = await tagOf(kept);
  expect([(await kept.get()).status, kept.made()]).toEqual([200, 1]);
  expect((await kept.get({ 'If-None-Match': tag })).status).toBe(304);
});
