/**
 * What pages that show comments cost where there are many: `npm run bench:comments`. Milliseconds of the processor,
 * the database's with them (PGlite, in the process), for whoever asks first after an append; over 20,000 comments,
 * beside the same page over 200. `--quick`: over 2,000.
 */
import { cpus, loadavg } from 'node:os';
import { type CommentsPortal, openComments, PLAN } from './comments-portal.ts';
import { staffOf } from './comments-staff.ts';
import { compare } from './ratio.ts';

const [MANY, FEW] = process.argv.includes('--quick') ? [2_000, 200] : [20_000, 200];
const ROUNDS = 5;
/** 漏水: in the text of every fiftieth. */
const WORD = '%E6%BC%8F%E6%B0%B4';
const PAGES: readonly { path: string; as?: 'moderator' | 'responder' }[] = [
  { path: '/comments' },
  { path: '/comments?kind=complaint&state=answered&text=all&page=3' },
  { path: `/comments?q=${WORD}` },
  { path: '/comments/feed.atom' },
  { path: '/comments/statistics' },
  { path: '/sitemap.xml' },
  { path: '/api/v1/comments?measure=answered_late' },
  { path: '/api/v1/comments/statistics' },
  { path: `/search?q=${WORD}` },
  { path: `/plans/${PLAN}/indicators/air-quality-good-rate` },
  { path: `/plans/${PLAN}/departments/housing-bureau` },
  { path: '/staff', as: 'moderator' },
  { path: '/staff/comments', as: 'moderator' },
  { path: '/staff/comments?state=all&kind=complaint&page=3', as: 'moderator' },
  { path: '/staff/comments', as: 'responder' },
];

/** Milliseconds computed for each page, round by round. The first round warms up. */
async function measured(portal: CommentsPortal): Promise<number[][]> {
  const get = await staffOf(portal);
  const times = PAGES.map((): number[] => []);
  for (let round = -1; round < ROUNDS; round++)
    for (const [index, { path, as }] of PAGES.entries()) {
      await portal.another();
      const before = process.cpuUsage();
      const response = await get(path, as);
      await response.arrayBuffer();
      const { user, system } = process.cpuUsage(before);
      if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
      if (round >= 0) times[index]?.push((user + system) / 1000);
    }
  return times;
}

async function over(count: number): Promise<number[][]> {
  const start = performance.now();
  const portal = await openComments(count);
  console.log(`${count} comments appended in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  try {
    return await measured(portal);
  } finally {
    await portal.close();
  }
}

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`,
);
const few = await over(FEW);
const many = await over(MANY);
console.log(`\n| page | ms over ${MANY} | ms over ${FEW} | ratio |\n|---|---|---|---|`);
for (const [index, { path, as }] of PAGES.entries()) {
  const { ours, floor, ratio } = compare(many[index] ?? [], few[index] ?? []);
  const name = decodeURIComponent(path) + (as ? ` (${as})` : '');
  console.log(`| ${name} | ${ours.toFixed(0)} | ${floor.toFixed(0)} | ${ratio.toFixed(1)} × |`);
}
process.exit(0);
