/** The demonstration, and beside it a bare route that returns what was last kept of it; tells its port to its parent. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { parseConfig } from '../src/config.ts';
import { createApp } from '../src/http/app.ts';
import { pages } from '../src/http/pages/index.ts';
import { readinessOf } from '../src/http/readiness.ts';
import { bundleAssets } from '../src/node/assets.ts';
import { createLogger } from '../src/node/logger.ts';
import { openServed } from '../src/node/open.ts';
import { projections } from '../src/projections/index.ts';
import { servedAssets } from '../src/serve.ts';

const folder = await mkdtemp(join(tmpdir(), 'mingbai-bench-pages-'));
const parsed = parseConfig({ MINGBAI_DATA: folder });
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const { config } = parsed;
const silent = () => undefined;
const { db, log, clock, close } = await openServed(config, silent);
const portal = createApp(
  {
    log,
    clock,
    logger: process.argv.includes('--log') ? createLogger() : { info: silent, warn: silent, error: silent },
    // Development has one page more, and nothing else.
    config: { ...config, build: 'bench', compress: true, development: true },
    assets: servedAssets(await bundleAssets()),
    ready: readinessOf(db, projections),
    peer: (c) => getConnInfo(c).remote.address,
  },
  pages(),
);

/** What the bare route gives back: `/keep/<path>` takes a page as the asker takes it, `/bare` returns its bytes. */
let kept: { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> } | undefined;
const bare = new Hono<{ Bindings: HttpBindings }>()
  .get('/keep/*', async (c) => {
    const path = c.req.path.replace('/keep', '');
    // With the connection, as the limiter asks who is there: without it the answer is an error.
    const answer = await portal.request(path, { headers: c.req.raw.headers }, c.env);
    if (answer.status !== 200 && answer.status !== 304) throw new Error(`${path} answers ${answer.status}`);
    // A request's id is its own.
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'x-request-id'));
    // Bytes, not their buffer: Hono would copy that for each answer and stream it.
    const body = new Uint8Array(await answer.arrayBuffer());
    const length = answer.status === 200 && { 'content-length': String(body.byteLength) };
    kept = { body, headers: { ...headers, ...length } };
    return c.body(null, 204);
  })
  .get('/bare', (c) => (kept ? c.body(kept.body, 200, kept.headers) : c.notFound()))
  /** Milliseconds that the process has computed, its database with it: what neighbours on the machine do is not in it. */
  .get('/bare-cpu', (c) => {
    const { user, system } = process.cpuUsage();
    return c.text(String((user + system) / 1000));
  })
  .get('/bare-304', (c) => c.body(null, 304, kept?.headers));

const isBare = (url: string) => /^https?:\/\/[^/]+\/(keep|bare)/.test(url);
const server = createServer(
  getRequestListener((request, env) => (isBare(request.url) ? bare : portal).fetch(request, env)),
);
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('SIGTERM', async () => {
  server.closeAllConnections();
  await close();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
});
