/** What the first to ask for something waits for, once the program itself is warm: at days that nobody asked for. */
import { gzipSync } from 'node:zlib';
import { EVERY_PAGE } from '../tests/browser/every-page.ts';
import { median } from './ratio.ts';

const DAYS = ['2016-02-10', '2016-02-11', '2016-02-12', '2016-02-13', '2016-02-14'];

/** One answer, asked for once: milliseconds until all of it was there, and bytes as gzip would send it. */
export async function first(url: string) {
  const start = performance.now();
  const response = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } });
  const body = Buffer.from(await response.arrayBuffer());
  const ms = performance.now() - start;
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return { etag: response.headers.get('ETag') ?? '', ms, bytes: gzipSync(body).length, text: `${body}` };
}

/** Every page of the demonstration, each without its pictures. */
export async function weighPages(site: string): Promise<void> {
  console.log(
    '| page | first rendering, ms (goal 50) | kB over the wire (goal 60; text 100) |\n|---|---|---|',
  );
  for (const { path, status = 200 } of EVERY_PAGE) {
    if (status !== 200) continue;
    const answers = [];
    for (const day of DAYS) answers.push(await first(`${site}${on(path, day)}`));
    console.log(`| ${path} | ${middle(answers)} | ${kB(answers.at(-1)?.bytes ?? Number.NaN)} |`);
  }
}

/** Every indicator of a plan: its page, each chart of it in the wide and light look, and both together. */
export async function weighCharts(site: string, plan: string): Promise<void> {
  const list = await first(`${site}${plan}/indicators`);
  const paths = new Set(found(list.text, new RegExp(`href="(${plan}/indicators/[a-z0-9-]+)[#"]`, 'g')));
  const pages = [];
  const charts = [];
  const whole = [];
  for (const path of paths) {
    const page = await first(`${site}${on(path, '2016-02-09')}`);
    const own = [];
    for (const src of found(page.text, /<img class="chart" src="([^"]*)"/g))
      own.push(await first(site + src));
    const all = [page, ...own];
    charts.push(...own);
    // A page that draws its picture itself is like any other page.
    if (own.length > 0) pages.push(page);
    if (own.length > 0) whole.push({ ms: sum(all, ({ ms }) => ms), bytes: sum(all, ({ bytes }) => bytes) });
  }
  if (charts.length === 0) throw new Error(`no chart on any of ${paths.size} pages`);
  console.log('| first rendering | of them | ms, the middle one | the slowest | kB, the largest |');
  console.log('|---|---|---|---|---|');
  tell('an indicator’s page that has charts, without them', pages);
  tell('a chart.svg', charts);
  tell('such a page and its charts, one after the other', whole);
}

type Weight = { ms: number; bytes: number };

function tell(what: string, all: readonly Weight[]): void {
  const slowest = Math.max(...all.map(({ ms }) => ms)).toFixed(1);
  const largest = kB(Math.max(...all.map(({ bytes }) => bytes)));
  console.log(`| ${what} | ${all.length} | ${middle(all)} | ${slowest} | ${largest} |`);
}

const on = (path: string, day: string): string => `${path}${path.includes('?') ? '&' : '?'}day=${day}`;
const middle = (all: readonly Weight[]): string => median(all.map(({ ms }) => ms)).toFixed(1);
const kB = (bytes: number): string => (bytes / 1000).toFixed(1);
const sum = (all: readonly Weight[], of: (one: Weight) => number): number =>
  all.reduce((so, one) => so + of(one), 0);
const found = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, one = '']) => one.replaceAll('&amp;', '&'));
