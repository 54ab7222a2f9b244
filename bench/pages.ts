/**
 * Measures pages against a bare Hono route of the same server that returns the same bytes, and how long the first
 * rendering of each takes and how large it is: `npm run bench:pages`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { EVERY_PAGE } from '../tests/browser/every-page.ts';
import { requestsPerSecond } from './load.ts';
import { compare, median } from './ratio.ts';

const PLAN = '/plans/putuo-2013-2015';
const ROUNDS = 7;
const COUNT = 1_600;
const gzip = { 'Accept-Encoding': 'gzip' };

const server = fork(new URL('./pages-server.ts', import.meta.url));
const [port] = (await once(server, 'message')) as [number];
try {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);
  console.log(`load ${loadavg()[0]?.toFixed(1)} before the start\n`);
  console.log('| page | portal, requests/s | bare route | ratio | goal |\n|---|---|---|---|---|');
  for (const path of [PLAN, `${PLAN}/text`, `${PLAN}/indicators/air-quality-good-rate`]) {
    await against(`${path}, as it is`, path, {}, 0.7);
    await against(`${path}, gzip`, path, gzip, 0.7);
    const { etag } = await first(path);
    await against(`${path}, 304`, path, { 'If-None-Match': etag }, 0.8);
  }
  console.log(
    '\n| page | first rendering, ms (goal 50) | kB over the wire (goal 60; text 100) |\n|---|---|---|',
  );
  for (const { path, status = 200 } of EVERY_PAGE) if (status === 200) await weigh(path);
} finally {
  server.kill();
}

/** The portal and the bare route take turns: what else the machine does meets both alike. */
async function against(what: string, path: string, headers: Record<string, string>, goal: number) {
  await fetch(`http://127.0.0.1:${port}/keep${path}`, {
    headers: { 'Accept-Encoding': 'identity', ...headers },
  });
  const bare = 'If-None-Match' in headers ? '/bare-304' : '/bare';
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    floor.push(await requestsPerSecond({ port, path: bare, headers }, COUNT));
    ours.push(await requestsPerSecond({ port, path, headers }, COUNT));
  }
  // The first round warms both.
  const told = compare(ours.slice(1), floor.slice(1));
  const [a, b] = [told.ours, told.floor].map((each) => Math.round(each).toLocaleString('en'));
  console.log(`| ${what} | ${a} | ${b} | ${told.ratio.toFixed(2)} × | ${goal} × |`);
}

/** What the first to ask for a page waits for, once the program itself is warm: at a day that nobody asked for. */
async function weigh(path: string): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (const day of ['2016-02-10', '2016-02-11', '2016-02-12', '2016-02-13', '2016-02-14']) {
    const answer = await first(`${path}${path.includes('?') ? '&' : '?'}day=${day}`);
    times.push(answer.ms);
    bytes = answer.bytes;
  }
  console.log(`| ${path} | ${median(times).toFixed(1)} | ${(bytes / 1000).toFixed(1)} |`);
}

async function first(path: string): Promise<{ etag: string; ms: number; bytes: number }> {
  const start = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { 'Accept-Encoding': 'identity' },
  });
  const body = Buffer.from(await response.arrayBuffer());
  const ms = performance.now() - start;
  return { etag: response.headers.get('ETag') ?? '', ms, bytes: gzipSync(body).length };
}
