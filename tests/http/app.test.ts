/** What every answer has: headers, a log line, a language, a refusal that helps. No database needed. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApp, MAX_BODY_BYTES } from '../../src/http/app.ts';
import type { Env, Pages } from '../../src/http/context.ts';
import { EntryRefused } from '../../src/log/refused.ts';
import { config, deps, keeping, logOf } from './given.ts';

const CSP =
  "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/** Pages that say what a reader sent, and fail when asked to. */
const pages = (): Pages => ({
  routes: new Hono<Env>()
    .get('/fails', () => {
      throw new Error('password=secret at /srv/portal');
    })
    .post('/form', async (c) => c.text(await c.req.text()))
    .get('/big', (c) => c.text('长'.repeat(2000))),
  errorPage: (c, { status, message }) => `<h1>${status}</h1>${message[c.get('language')]}`,
});

describe('headers', () => {
  it('allow nothing but our own, on pages, API, errors and assets alike', async () => {
    const app = createApp(deps(), pages());
    for (const path of ['/healthz', '/big', '/api/v1/openapi.json', '/nothing', '/fails', '/assets/x.css']) {
      const { headers } = await app.request(path);
      expect(headers.get('Content-Security-Policy'), path).toBe(CSP);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin');
      expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('promise https only where the portal is reached by it', async () => {
    const plain = createApp(deps({ config: { ...config, publicUrl: 'http://localhost:3000' } }));

    expect((await createApp(deps()).request('/healthz')).headers.has('Strict-Transport-Security')).toBe(true);
    expect((await plain.request('/healthz')).headers.has('Strict-Transport-Security')).toBe(false);
  });

  it('let any site read the API, and no site write', async () => {
    const app = createApp(deps());
    const preflight = await app.request('/api/v1/plans/x/figures', {
      method: 'OPTIONS',
      headers: { Origin: 'https://other.example', 'Access-Control-Request-Method': 'POST' },
    });

    for (const path of ['/api/v1/schemas', '/api/v1/plans?at=x', '/api/v1/nothing']) {
      expect((await app.request(path)).headers.get('Access-Control-Allow-Origin'), path).toBe('*');
    }
    expect((await app.request('/healthz')).headers.has('Access-Control-Allow-Origin')).toBe(false);
    expect(preflight.headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD');
  });

  it('compress where the platform does not', async () => {
    const app = createApp(deps({ config: { ...config, compress: true } }), pages());
    const response = await app.request('/big', { headers: { 'Accept-Encoding': 'gzip' } });

    expect(response.headers.get('Content-Encoding')).toBe('gzip');
    expect(response.headers.get('Vary')).toContain('Accept-Encoding');
    expect((await app.request('/big')).headers.has('Content-Encoding')).toBe(false);
  });
});

describe('refusals', () => {
  it('are pages for people, in their language', async () => {
    const app = createApp(deps(), pages());
    const chinese = await app.request('/nothing');
    const english = await app.request('/nothing?lang=en');

    expect(chinese.status).toBe(404);
    expect(chinese.headers.get('Content-Language')).toBe('zh-CN');
    expect(await chinese.text()).toContain('没有找到');
    expect(english.headers.get('Content-Language')).toBe('en');
    expect(await english.text()).toContain('nothing at this address');
    expect((await app.request('/nothing?lang=klingon')).headers.get('Content-Language')).toBe('zh-CN');
  });

  it('are problem details for programs', async () => {
    const response = await createApp(deps(), pages()).request('/api/v1/nothing?lang=en');

    expect(response.headers.get('Content-Type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({
      type: 'urn:mingbai:problem:not-found',
      status: 404,
      instance: '/api/v1/nothing',
      requestId: response.headers.get('X-Request-Id'),
    });
  });

  it('name the methods that an address takes', async () => {
    const app = createApp(deps(), pages());
    const page = await app.request('/big', { method: 'DELETE' });
    const form = await app.request('/big', { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
    const api = await app.request('/api/v1/events', { method: 'PUT', body: '{}' });

    expect([page.status, form.status, api.status]).toEqual([405, 405, 405]);
    expect(page.headers.get('Allow')).toBe('GET, HEAD');
    expect(await api.json()).toMatchObject({ code: 'method-not-allowed' });
  });

  it('tell nothing of what broke, and log it', async () => {
    const logger = keeping();
    const response = await createApp(deps({ logger }), pages()).request('/fails');

    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/secret|srv/);
    expect(logger.lines[0]).toMatchObject({ path: '/fails', err: expect.any(Error) });
    expect(logger.lines[0]?.requestId).toBe(response.headers.get('X-Request-Id'));
  });

  it('say that the database is away, whichever way it is, and that an entry was refused', async () => {
    const answered = async (error: Error) => {
      const log = { ...logOf(), head: () => Promise.reject(error) };
      return createApp(deps({ log })).request('/api/v1/plans?lang=en');
    };
    const refused = Object.assign(new Error('connect 10.0.0.9:5432'), { code: 'ECONNREFUSED' });
    const away = [refused, new AggregateError([refused]), new Error('query failed', { cause: refused })];
    for (const error of away) {
      const response = await answered(error);
      expect(response.status).toBe(503);
      expect(await response.text()).not.toContain('10.0.0.9');
    }
    const entry = await answered(new EntryRefused('data.note', 'is too long', 'plan/example'));

    expect(entry.status).toBe(422);
    expect(await entry.json()).toMatchObject({ code: 'entry-refused', errors: [{ field: 'data.note' }] });
  });

  it('stop a body that is too large, announced or not', async () => {
    const app = createApp(deps(), pages());
    const body = 'x'.repeat(MAX_BODY_BYTES + 1);
    const announced = await app.request('/form', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', 'Content-Length': String(body.length) },
    });
    const streamed = await app.request(
      new Request('https://portal.example/form', {
        method: 'POST',
        body: new Blob([body]).stream(),
        headers: { 'Content-Type': 'application/json' },
        duplex: 'half',
      } as RequestInit),
    );

    expect([announced.status, streamed.status]).toEqual([413, 413]);
  });

  it('stop forms that another site sent, by the configured address alone', async () => {
    const app = createApp(deps(), pages());
    const send = async (headers: Record<string, string>) =>
      (await app.request('https://evil.example/form', { method: 'POST', body: 'a=b', headers })).status;
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

    expect(await send({ ...form, Origin: 'https://portal.example' })).toBe(200);
    expect(await send({ ...form, 'Sec-Fetch-Site': 'same-origin' })).toBe(200);
    expect(await send({ ...form, Origin: 'https://evil.example' })).toBe(403);
    expect(await send({ ...form, 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    expect(await send(form)).toBe(403);
  });

  it('take the page that a form stands on for its origin, where a browser tells no more', async () => {
    const app = createApp(deps(), pages());
    const send = async (headers: Record<string, string>) =>
      (await app.request('/form', { method: 'POST', body: new URLSearchParams('a=b'), headers })).status;
    const own = { Referer: 'https://portal.example/comments/new?about=task/1' };

    expect(await send(own)).toBe(200);
    expect(await send({ ...own, Origin: 'null' })).toBe(403);
    expect(await send({ ...own, 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    for (const Referer of [
      'https://portal.example.evil.example/',
      'http://portal.example/',
      'about:blank',
      'x',
    ])
      expect(await send({ Referer }), Referer).toBe(403);
  });

  it('escape what was asked for', async () => {
    const app = createApp(deps());
    const response = await app.request('/api/v1/plans?at=%3Cscript%3E%00%E2%80%AE');

    expect(((await response.json()) as { detail: string }).detail).toContain('“<script>\\u{0}\\u{202e}”');
  });
});

describe('the request log', () => {
  it('has one line a request, without query and address', async () => {
    const logger = keeping();
    const app = createApp(deps({ logger, peer: () => '192.0.2.1' }), pages());
    await app.request('/big?name=%E7%8E%8B');

    expect(logger.lines).toHaveLength(1);
    expect(logger.lines[0]).toMatchObject({
      method: 'GET',
      path: '/big',
      status: 200,
      ms: expect.any(Number),
    });
    expect(JSON.stringify(logger.lines)).not.toMatch(/name|王|192/);
  });

  it('has the address where an operator asks for it', async () => {
    const logger = keeping();
    await createApp(
      deps({ logger, peer: () => '192.0.2.1', config: { ...config, logClients: true } }),
    ).request('/healthz');

    expect(logger.lines[0]).toMatchObject({ client: '192.0.2.1' });
  });
});

describe('health', () => {
  it('lives whatever the database does', async () => {
    const app = createApp(
      deps({ ready: async () => Promise.reject(new Error('postgres://user:secret@db')) }),
    );

    expect((await app.request('/healthz')).status).toBe(200);
    const readiness = await app.request('/readyz');
    expect(readiness.status).toBe(503);
    expect(await readiness.text()).not.toContain('secret');
  });

  it('says what is not ready', async () => {
    const readiness = { ok: false, checks: { projections: { ok: false, detail: 'figures is behind' } } };
    const response = await createApp(deps({ ready: async () => readiness })).request('/readyz');

    expect(response.status).toBe(503);
    expect(await response.json()).toEqual(readiness);
    expect((await createApp(deps()).request('/readyz')).status).toBe(200);
  });
});

describe('dependencies for one request', () => {
  it('are opened for each, and released after its answer, even after a failure', async () => {
    const told: string[] = [];
    const app = createApp((c) => {
      told.push(`open ${c.req.path}`);
      return { deps: deps(), release: () => void told.push(`release ${c.req.path}`) };
    }, pages());
    await app.request('/big');
    await app.request('/fails');

    expect(told).toEqual(['open /big', 'release /big', 'open /fails', 'release /fails']);
  });

  it('that cannot be opened are a 500 that tells nothing', async () => {
    const app = createApp(() => Promise.reject(new Error('secret')), pages());
    const response = await app.request('/api/v1/plans');

    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });
});

describe('assets', () => {
  it('are immutable, and 404 where there are none', async () => {
    const fetch = async (path: string) =>
      path === '/assets/a.1234.css' ? new Response('b{}', { headers: { 'Content-Type': 'text/css' } }) : null;
    const app = createApp(deps({ assets: { url: (name) => name, fetch } }));
    const style = await app.request('/assets/a.1234.css');

    expect(style.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(await style.text()).toBe('b{}');
    expect((await app.request('/assets/../secret')).status).toBe(404);
  });
});
