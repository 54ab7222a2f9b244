/** A plan of another country, language and rhythm, without a line of code for it; and every link that there is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPortal, type Portal } from '../portal.ts';
import { idsOf, linksOf, type Pages, pagesOf, textOf } from './given.ts';

const PLAN = 'lindenau-2024-2027';
const home = `/plans/${PLAN}`;
let portal: Portal;
let pages: Pages;
beforeAll(async () => {
  portal = await openPortal();
  portal.at('2016-01-04T08:00:00Z');
  await portal.adopts(`tests/fixtures/plans/${PLAN}`);
  await portal.appends(`plan/${PLAN}/indicator/tram-delay`, 'figure.reported', {
    plan: PLAN,
    indicator: 'tram-delay',
    period: '2024-Q3',
    value: '3.6',
    status: 'A',
    unit: 'min',
  });
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

describe('a plan in another language, by quarters', () => {
  it('is shown in its own words inside our own', async () => {
    const html = await pages.read(home);
    expect(html).toContain('<bdi lang="de">');
    expect(textOf(html)).toContain('Klima und Haushalt');
  });

  it('has headings, clauses and notes in its text', async () => {
    const html = await pages.read(`${home}/text`);
    expect(html).toContain('<article class="text" lang="de">');
    expect(textOf(/<nav class="contents"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '')).toContain('2. Verkehr');
    expect(html).toContain('id="t-tram-delay"');
  });

  it('names quarters in the language of the reader', async () => {
    expect(textOf(await pages.read(`${home}/indicators/tram-delay`))).toContain('2024年第三季度');
    expect(textOf(await pages.read(`${home}/indicators/tram-delay?lang=en`))).toContain('Q3 2024');
  });
});

describe('every link', () => {
  it('from the first page on leads somewhere, in both languages, with nothing inline and no id twice', async () => {
    const seen = await crawl('/');
    expect(seen.size).toBeGreaterThan(100);
    expect([...seen].filter((path) => path.includes('lang=en')).length).toBeGreaterThan(40);
  }, 240_000);

  it('leads somewhere in the past too', async () => {
    await crawl('/?at=12', 60);
  });
});

/** Follows links within the site; what is wrong with a page is said with its address. */
async function crawl(start: string, most = 2_000): Promise<Set<string>> {
  const seen = new Set([start]);
  for (const path of seen) {
    const response = await pages.get(path);
    const elsewhere = response.headers.get('Location');
    // A date is answered with the position that it stands for.
    if (response.status === 302 && path.includes('at=') && elsewhere?.startsWith('/')) {
      seen.add(elsewhere);
      continue;
    }
    expect(`${path} ${response.status}`).toBe(`${path} 200`);
    if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue;
    const html = await response.text();
    const inline =
      /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\s(?:src=|type="application\/ld\+json"))|javascript:|hx-on/i.exec(
        html,
      )?.[0];
    expect(`${path} ${inline ?? ''}`).toBe(`${path} `);
    const ids = idsOf(html);
    expect(`${path} ${ids.length}`).toBe(`${path} ${new Set(ids).size}`);
    for (const href of linksOf(html)) if (seen.size < most) seen.add(href);
  }
  return seen;
}
