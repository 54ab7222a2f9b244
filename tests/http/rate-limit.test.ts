/** Who is limited, by which address, and how soon they may come back. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientAddress, subscriberOf, trusting } from '../../src/http/client-address.ts';
import type { Env } from '../../src/http/context.ts';
import { createBuckets, createLimiter, rateLimit } from '../../src/http/rate-limit.ts';
import { config, deps } from './given.ts';

describe('the address of a client', () => {
  const trusts = trusting(['10.0.0.0/8', '127.0.0.1', 'fd00::/8', '::1']);

  it.each([
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['127.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['127.0.0.1', '198.51.100.1, 10.1.2.3', '198.51.100.1'],
    ['::ffff:10.0.0.7', '198.51.100.1', '198.51.100.1'],
    ['fd12::1', '2001:db8::1', '2001:db8::1'],
    ['127.0.0.1', 'unknown', '127.0.0.1'],
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['127.0.0.1', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
  ])('peer %s with X-Forwarded-For %s is %s', (peer, header, client) => {
    expect(clientAddress(peer, header, trusts)).toBe(client);
  });

  it('counts the addresses of one IPv6 subscriber as one', () => {
    expect(subscriberOf('2001:db8:1:2:3:4:5:6')).toBe(subscriberOf('2001:db8:1:2::1'));
    expect(subscriberOf('2001:db8:1:3::1')).not.toBe(subscriberOf('2001:db8:1:2::1'));
  });
});

describe('a token bucket', () => {
  it('lets a burst through, then as many as come in', () => {
    const buckets = createBuckets({ burst: 2, perSecond: 1 });

    expect([0, 0, 0].map((now) => buckets.take('a', now))).toEqual([0, 0, 1]);
    expect(buckets.take('a', 500)).toBe(0.5);
    expect(buckets.take('a', 1000)).toBe(0);
    expect(buckets.take('b', 1000)).toBe(0);
  });

  it('forgets whoever has not been seen for longest, when there are too many', () => {
    const buckets = createBuckets({ burst: 1, perSecond: 0.001 }, 2);
    for (const client of ['a', 'b', 'c']) buckets.take(client, 0);

    expect(buckets.take('c', 0)).toBeGreaterThan(0);
    expect(buckets.take('a', 0)).toBe(0);
  });
});

describe('the middleware', () => {
  /** Three reads and one write at once. */
  function limited() {
    const app = new Hono<Env>();
    app.use(async (c, next) => {
      const peer = () => c.req.header('Peer');
      c.set('deps', deps({ peer, config: { ...config, trustedProxies: ['127.0.0.1'], apiToken: 'right' } }));
      c.set('language', 'en');
      await next();
    });
    const limits = {
      reads: { burst: 3, perSecond: 1 },
      writes: { burst: 1, perSecond: 0.1 },
      tiles: { burst: 5, perSecond: 1 },
      now: () => 0,
    };
    app.use(rateLimit(createLimiter(limits)));
    app.all('*', (c) => c.text('ok'));
    const ask = async (method: string, headers: Record<string, string>, path = '/api/x') =>
      app.request(path, { method, headers });
    return { ask };
  }

  it('limits writers sooner than readers, and says when to come back', async () => {
    const { ask } = limited();
    const proxied = (client: string) => ({ Peer: '127.0.0.1', 'X-Forwarded-For': client });

    expect((await ask('POST', proxied('192.0.2.1'))).status).toBe(200);
    const refused = await ask('POST', proxied('192.0.2.1'));
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('10');
    expect(await refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect((await ask('GET', proxied('192.0.2.1'))).status).toBe(200);
    expect((await ask('POST', proxied('192.0.2.2'))).status).toBe(200);
    expect((await ask('POST', { Peer: '192.0.2.1', 'X-Forwarded-For': '192.0.2.9' })).status).toBe(429);
    expect((await ask('POST', {})).status).toBe(200);
    expect((await ask('POST', { ...proxied('192.0.2.1'), Authorization: 'Bearer right' })).status).toBe(200);
    expect((await ask('POST', { ...proxied('192.0.2.1'), Authorization: 'Bearer wrong' })).status).toBe(429);
  });

  it('limits no reader whom an unnamed proxy on the same machine hides, but does limit writers there', async () => {
    const { ask } = limited();
    const here = { Peer: '::ffff:127.0.0.2' };
    const statusOf = async (method: string) => (await ask(method, here)).status;

    expect(await Promise.all([1, 2, 3, 4, 5].map(() => statusOf('GET')))).toEqual([200, 200, 200, 200, 200]);
    expect([await statusOf('POST'), await statusOf('POST')]).toEqual([200, 429]);
  });

  it('lets verifiers read on where readers of pages would be stopped, each by a count of its own', async () => {
    const { ask } = limited();
    const outside = { Peer: '192.0.2.1' };
    const six = async (path: string) => {
      const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => ask('GET', outside, path)));
      return answers.map(({ status }) => status);
    };
    expect(await six('/log/tile/entries/000')).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await six('/api/x')).toEqual([200, 200, 200, 429, 429, 429]);
  });
});
