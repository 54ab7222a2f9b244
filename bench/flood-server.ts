/**
 * The demonstration with its desk of comments, behind a proxy that is believed; tells its port to its parent, and when
 * asked, what stands in its tables, and how long what waits takes to clear.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { forgetAttempts } from '../src/comments/admission.ts';
import { createDesk } from '../src/comments/desk.ts';
import { RELEASED_PER_MINUTE } from '../src/comments/waiting.ts';
import { parseConfig } from '../src/config.ts';
import { createApp } from '../src/http/app.ts';
import { pages } from '../src/http/pages/index.ts';
import { readinessOf } from '../src/http/readiness.ts';
import { bundleAssets } from '../src/node/assets.ts';
import { readOrMakeDeskKeys } from '../src/node/code-key.ts';
import { readOrMakeContactCipher } from '../src/node/contact-key.ts';
import { keepPublished } from '../src/node/keep-published.ts';
import { keepReleased } from '../src/node/keep-released.ts';
import { openServed } from '../src/node/open.ts';
import { openPublisher } from '../src/node/open-publisher.ts';
import { projections } from '../src/projections/index.ts';
import { servedAssets } from '../src/serve.ts';
import { deskRows } from './flood-rows.ts';

const parsed = parseConfig(process.env);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const { config } = parsed;
const nothing = () => undefined;
const silent = { info: nothing, warn: nothing, error: nothing };
const served = await openServed(config, nothing);
const { db, log, clock } = served;
const publisher = await openPublisher(config, served, silent);

/** Milliseconds by which the desk's clock was moved on, to see what waits clear. */
let later = 0;
const deskClock = () => new Date(clock().getTime() + later);
const [keys, cipher] = await Promise.all([readOrMakeDeskKeys(config), readOrMakeContactCipher(config)]);
const desk = createDesk({
  ...{ db, keys, cipher, contactDays: config.contactDays },
  office: { log, clock: deskClock, demo: true },
  ...(publisher && { publish: () => publisher.publish() }),
  published: async () => (await log.publishedNow())?.size ?? 0,
});
const app = createApp(
  {
    ...{ log, clock, desk, logger: silent },
    config: { ...config, build: 'bench', compress: true, ...(publisher && { vkey: publisher.vkey }) },
    assets: servedAssets(await bundleAssets()),
    ready: readinessOf(db, projections),
    peer: (c) => getConnInfo(c).remote.address,
  },
  pages(),
);

const stopping = new AbortController();
const { signal } = stopping;
const loops = [
  keepReleased({ desk, signal, onError: nothing }),
  publisher &&
    keepPublished({
      ...{ publisher, signal, logger: silent, hints: log.hints },
      auditInterval: config.auditInterval,
    }),
];

/** Lets everything in that waits, a round a minute of the desk's clock: minutes of it, and seconds that it took. */
async function clear(): Promise<{ minutes: number; seconds: number; released: number }> {
  const start = performance.now();
  let [minutes, released] = [0, 0];
  for (let rows = await deskRows(db); rows.waiting > 0; rows = await deskRows(db)) {
    minutes += 1;
    later += 60_000;
    released += await desk.release(RELEASED_PER_MINUTE);
    if (minutes > 10_000) throw new Error('what waits does not clear');
  }
  later += 25 * 3_600_000;
  await forgetAttempts(db, deskClock());
  return { minutes, released, seconds: (performance.now() - start) / 1000 };
}

/** Milliseconds of the processor's time so far: what neighbours on the machine do is not in it, nor is the database. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const server = createServer(getRequestListener(app.fetch));
// Readers and the sender keep their connections through every part of the benchmark.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const offset = clock().getTime() - Date.now();
  process.send?.({ port: (server.address() as AddressInfo).port, offset });
});
process.on('message', async (asked) => {
  if (asked === 'rows') process.send?.(await deskRows(db));
  if (asked === 'clear') process.send?.(await clear());
  if (asked === 'computed') process.send?.(computed());
});
process.on('SIGTERM', async () => {
  stopping.abort();
  await Promise.all(loops);
  server.closeAllConnections();
  await served.close();
  process.exit(0);
});
