/** What the first to ask for something waits for, once the program itself is warm: at days that nobody asked for. */
import { gzipSync } from 'node:zlib';
import { EVERY_PAGE } from '../tests/browser/every-page.ts';
import { median } from './ratio.ts';

const DAYS = ['2016-02-10', '2016-02-11', '2016-02-12', '2016-02-13', '2016-02-14'];

/**
 * One answer, asked for once: milliseconds until all of it was there, those that the server computed meanwhile, and
 * bytes as gzip would send it.
 */
export async function first(site: string, path: string) {
  const before = await computed(site);
  const start = performance.now();
  const response = await fetch(site + path, { headers: { 'Accept-Encoding': 'identity' } });
  const body = Buffer.from(await response.arrayBuffer());
  const ms = performance.now() - start;
  const cpu = (await computed(site)) - before;
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return { etag: response.headers.get('ETag') ?? '', ms, cpu, bytes: gzipSync(body).length, text: `${body}` };
}

/** Milliseconds that the server has computed since it began. */
export const computed = async (site: string): Promise<number> =>
  Number(await (await fetch(`${site}/bare-cpu`)).text());

/** Every page of the demonstration, each without its pictures. */
export async function weighPages(site: string): Promise<void> {
  console.log('| first rendering of | ms computed (goal 50) | ms waited | kB (goal 60; text 100) |');
  console.log('|---|---|---|---|');
  for (const { path, status = 200 } of EVERY_PAGE) {
    if (status !== 200) continue;
    const answers = [];
    for (const day of DAYS) answers.push(await first(site, on(path, day)));
    console.log(
      `| ${path} | ${told(answers, 'cpu')} | ${told(answers, 'ms')} | ${kB(answers.at(-1)?.bytes ?? Number.NaN)} |`,
    );
  }
}

/** Every indicator of a plan: its page, each chart of it in the wide and light look, and both together. */
export async function weighCharts(site: string, plan: string): Promise<void> {
  const list = await first(site, `${plan}/indicators`);
  const paths = new Set(found(list.text, new RegExp(`href="(${plan}/indicators/[a-z0-9-]+)[#"]`, 'g')));
  const cold = await drawn(site, `${plan}/indicators/air-quality-good-rate`, '2016-02-08');
  const all = [];
  for (const path of paths) all.push(await drawn(site, path, '2016-02-09'));
  // A page that draws its picture itself is like any other page.
  const pages = all.filter(({ charts }) => charts.length > 0);
  const charts = pages.flatMap((one) => one.charts);
  if (charts.length === 0) throw new Error(`no chart on any of ${paths.size} pages`);
  console.log(
    '| first rendering of | of them | ms computed, the middle one | the most | ms waited | kB, the largest |',
  );
  console.log('|---|---|---|---|---|---|');
  tell(
    'an indicator’s page that has charts, without them',
    pages.map(({ page }) => page),
  );
  tell('the first chart.svg of the process', cold.charts);
  tell('a chart.svg after that', charts);
  tell(
    'such a page and its charts, one after the other',
    pages.map(({ page, charts }) => sum([page, ...charts])),
  );
}

/** A page, then its charts. */
async function drawn(site: string, path: string, day: string) {
  const page = await first(site, on(path, day));
  const charts = [];
  for (const src of found(page.text, /<img class="chart" src="([^"]*)"/g))
    charts.push(await first(site, src));
  return { page, charts };
}

type Weight = { ms: number; cpu: number; bytes: number };

function tell(what: string, all: readonly Weight[]): void {
  const most = Math.max(...all.map(({ cpu }) => cpu)).toFixed(1);
  const largest = kB(Math.max(...all.map(({ bytes }) => bytes)));
  console.log(
    `| ${what} | ${all.length} | ${told(all, 'cpu')} | ${most} | ${told(all, 'ms')} | ${largest} |`,
  );
}

const on = (path: string, day: string): string => `${path}${path.includes('?') ? '&' : '?'}day=${day}`;
const told = (all: readonly Weight[], what: 'ms' | 'cpu'): string =>
  median(all.map((one) => one[what])).toFixed(1);
const kB = (bytes: number): string => (bytes / 1000).toFixed(1);
const sum = (all: readonly Weight[]): Weight =>
  all.reduce((so, one) => ({ ms: so.ms + one.ms, cpu: so.cpu + one.cpu, bytes: so.bytes + one.bytes }), {
    ms: 0,
    cpu: 0,
    bytes: 0,
  });
const found = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, one = '']) => one.replaceAll('&amp;', '&'));
