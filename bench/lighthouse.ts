/**
 * Lighthouse on three pages of the demonstration, with its mobile profile: `npm run bench:lighthouse`. A path of a
 * folder as the first word keeps the full reports there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { openDemo } from '../tests/browser/demo-portal.ts';
import { freePort } from '../tests/node/start.ts';

const PLAN = '/plans/putuo-2013-2015';
const PATHS = [PLAN, `${PLAN}/text`, `${PLAN}/indicators/air-quality-good-rate`];
const [folder] = process.argv.slice(2);

const port = await freePort();
const demo = await openDemo([`--remote-debugging-port=${port}`]);
try {
  console.log('| page | performance | accessibility | best practices | SEO | LCP | CLS | bytes |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const path of PATHS) {
    // The first visit fills the cache of rendered pages, as any reader before would have.
    await fetch(demo.origin + path);
    const result = await lighthouse(demo.origin + path, { port, output: 'json', logLevel: 'error' });
    if (!result) throw new Error(`Lighthouse has nothing to say of ${path}`);
    const { categories, audits } = result.lhr;
    const score = (id: string) => Math.round(100 * (categories[id]?.score ?? 0));
    const shown = (id: string) => audits[id]?.displayValue ?? '';
    console.log(
      `| ${path} | ${score('performance')} | ${score('accessibility')} | ${score('best-practices')} | ${score('seo')} | ${shown('largest-contentful-paint')} | ${shown('cumulative-layout-shift')} | ${shown('total-byte-weight')} |`,
    );
    for (const { id, score: got, title } of Object.values(audits)) {
      if (got !== null && got < 0.9) console.log(`<!-- ${id}: ${got} ${title} -->`);
    }
    keep(path, JSON.stringify(result.lhr));
  }
} finally {
  await demo.close();
}

function keep(path: string, report: string): void {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${path.replaceAll('/', '_')}.json`), report);
}
