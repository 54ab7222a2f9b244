/**
 * Measures pages against a bare Hono route of the same server that returns the same bytes, and how long the first
 * rendering of each takes and how large it is: `npm run bench:pages`; with `-- --log` it also writes its log lines.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { type Asked, requestsPerSecond } from './load.ts';
import { computed, first, weighCharts, weighPages } from './pages-first.ts';
import { compare } from './ratio.ts';

const PLAN = '/plans/putuo-2013-2015';
const ROUNDS = 15;
/** Some 0.2 s each. */
const PAGES = 1_600;
const UNCHANGED = 4_000;
const gzip = { 'Accept-Encoding': 'gzip' };

/** The lines of its log go nowhere, but are written. */
const server = fork(new URL('./pages-server.ts', import.meta.url), process.argv.slice(2), {
  stdio: ['ignore', 'inherit', process.argv.includes('--log') ? 'ignore' : 'inherit', 'ipc'],
});
const [port] = (await once(server, 'message')) as [number];
const site = `http://127.0.0.1:${port}`;
try {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);
  console.log(`load ${loadavg()[0]?.toFixed(1)} before the start\n`);
  console.log('| page | portal, requests/s | bare route | ratio | by time computed | goal |');
  console.log('|---|---|---|---|---|---|');
  for (const path of [PLAN, `${PLAN}/text`, `${PLAN}/indicators/air-quality-good-rate`]) {
    await against(`${path}, as it is`, path, {}, 0.7);
    await against(`${path}, gzip`, path, gzip, 0.7);
    const { etag } = await first(site, path);
    await against(`${path}, 304`, path, { 'If-None-Match': etag }, 0.8);
  }
  console.log();
  await weighPages(site);
  console.log();
  await weighCharts(site, PLAN);
} finally {
  server.kill();
}

/** The portal and the bare route take turns: what else the machine does meets both alike. */
async function against(what: string, path: string, headers: Record<string, string>, goal: number) {
  await fetch(`${site}/keep${path}`, { headers: { 'Accept-Encoding': 'identity', ...headers } });
  const [bare, count] = 'If-None-Match' in headers ? ['/bare-304', UNCHANGED] : ['/bare', PAGES];
  const ours: Rates[] = [];
  const floor: Rates[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    floor.push(await rates({ port, path: bare, headers }, count));
    ours.push(await rates({ port, path, headers }, count));
  }
  // The first round warms both.
  const warm = (all: readonly Rates[], of: keyof Rates) => all.slice(1).map((one) => one[of]);
  const compared = (of: keyof Rates) => compare(warm(ours, of), warm(floor, of));
  const told = compared('perSecond');
  const [a, b] = [told.ours, told.floor].map((each) => Math.round(each).toLocaleString('en'));
  console.log(
    `| ${what} | ${a} | ${b} | ${told.ratio.toFixed(2)} × | ${compared('perComputed').ratio.toFixed(2)} × | ${goal} × |`,
  );
}

/** Requests for each second that passed, and for each that the server computed. */
type Rates = { perSecond: number; perComputed: number };

async function rates(asked: Asked, count: number): Promise<Rates> {
  const before = await computed(site);
  const perSecond = await requestsPerSecond(asked, count);
  return { perSecond, perComputed: (1000 * count) / ((await computed(site)) - before) };
}
