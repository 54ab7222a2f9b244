import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { linksOf, type Pages, pagesOf, textOf } from './given.ts';

const list = `/plans/${PLAN}/indicators`;
const tasks = `/plans/${PLAN}/tasks`;
let portal: Portal;
let pages: Pages;
let history: History;
beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

/** Ids of the targets that a page lists, in their order. */
const targetsOf = (html: string): string[] =>
  [...html.matchAll(/<div class="what"><a href="[^"]*#t-([^"]+)"/g)].map(([, id = '']) => id);
const tasksOf = (html: string): string[] =>
  [...html.matchAll(/<div class="what"><a href="[^"]*\/tasks\/([^"?]+)/g)].map(([, id = '']) => id);

describe('the pages of a list', () => {
  it('have 50 each, together all of them once, in one order', async () => {
    const each = await Promise.all([1, 2, 3, 4, 5].map((n) => pages.read(`${list}?page=${n}`)));
    const found = each.map(targetsOf);
    expect(found.map(({ length }) => length)).toEqual([50, 50, 50, 50, 28]);
    expect(found.flat()).toEqual(targetsOf(await pages.read(`${list}?per=all`)));
    expect(new Set(found.flat()).size).toBe(228);
    expect(textOf(each[1] ?? '')).toContain('共 228 项目标,这里列出第 51 至 100 项');
  });

  it('lead to each other, and keep what was asked for', async () => {
    const links = linksOf(await pages.read(`${list}?sort=due&page=2&lang=en`));
    for (const n of [3, 5]) expect(links).toContain(`${list}?sort=due&page=${n}&lang=en`);
    expect(links).toContain(`${list}?sort=due&lang=en`);
    expect(links).toContain(`${list}?sort=due&per=all&lang=en`);
  });

  it('end at the last, and refuse what is no page', async () => {
    expect(targetsOf(await pages.read(`${list}?page=999`))).toHaveLength(28);
    for (const query of ['page=0', 'page=-1', 'page=x', 'page=1e3', 'per=5000']) {
      expect(`${query} ${(await pages.get(`${list}?${query}`)).status}`).toBe(`${query} 400`);
    }
  });
});

describe('the states of a list', () => {
  it('say how many the other filters leave in each, and lead there', async () => {
    const html = await pages.read(`${list}?q=率&state=no_data&page=1`);
    const all = targetsOf(await pages.read(`${list}?q=率&per=all`)).length;
    const facets = /<ul class="facets".*?<\/ul>/.exec(html)?.[0] ?? '';
    const counts = [...facets.matchAll(/class="n">(\d+)</g)].map(([, n]) => Number(n));
    expect(counts[0]).toBe(all);
    expect(counts.slice(1).reduce((sum, n) => sum + n, 0)).toBe(all);
    for (const href of linksOf(facets)) {
      const text = textOf(await pages.read(href));
      expect(text).toMatch(/共 228 项目标,符合条件的 \d+ 项/);
    }
  });

  it('give the downloads what the page was asked for', async () => {
    const links = linksOf(await pages.read(`${list}?q=率&sort=due&page=2`));
    const asked = `q=${encodeURIComponent('率')}&sort=due`;
    for (const form of ['csv', 'xlsx']) {
      expect(links).toContain(`/data/plans/${PLAN}/targets.${form}?${asked}`);
    }
    const csv = await (await pages.get(`/data/plans/${PLAN}/targets.csv?${asked}`)).text();
    const ids = targetsOf(await pages.read(`${list}?${asked}&per=all`));
    const rows = csv.trim().split('\r\n').slice(1);
    expect(rows).toHaveLength(ids.length);
    for (const [index, id] of ids.entries()) expect(rows[index]).toContain(id);
  });
});

describe('the filter of tasks', () => {
  it.each([
    ['chapter=1', 3],
    ['q=噪', 1],
    ['progress=none', 34],
    ['progress=completed', 0],
    ['department=environment-bureau&chapter=1', 0],
  ])('finds by %s', async (query, count) => {
    const html = await pages.read(`${tasks}?${query}`);
    expect(tasksOf(html)).toHaveLength(count);
  });

  it('orders by department without chapters, and tells a value that is unknown', async () => {
    const html = await pages.read(`${tasks}?sort=department`);
    expect(tasksOf(html)).toHaveLength(34);
    expect(html).not.toContain('class="chapter"');
    const unknown = await pages.read(`${tasks}?progress=${encodeURIComponent('<b>&')}`);
    expect(textOf(unknown)).toContain('“进展”没有“<b>&”这一项');
    expect(unknown).not.toContain('<b>&');
  });
});

describe('the ledger', () => {
  const nextOf = (html: string) => /<a rel="next" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  const positions = (html: string) =>
    [...html.matchAll(/class="position"[^>]*>([\d,]+)</g)].map(([, n = '']) => Number(n.replace(',', '')));

  it('finds a family of types, days and positions', async () => {
    const figures = positions(await pages.read('/events?type=figure'));
    expect(figures[0]).toBe(history.corrected);
    expect(figures).toHaveLength(5);
    const march = positions(await pages.read('/events?from=2015-03-01&to=2015-03-31'));
    expect(march).toEqual([history.lastOfMarch, history.reported]);
    expect(positions(await pages.read('/events?from=3&to=5'))).toEqual([5, 4, 3]);
    expect(positions(await pages.read('/events?to=2012-01-01'))).toEqual([]);
  });

  it('says how many fit the filter, on every page of them', async () => {
    const said = (html: string) => /id="count"[^>]*>([^<]*)</.exec(html)?.[1];
    expect(said(await pages.read('/events?type=figure'))).toBe('符合条件的记录共 5 条');
    expect(said(await pages.read('/events?type=nothing'))).toBe('符合条件的记录共 0 条');
    const office = await pages.read('/events?office=environment-bureau');
    expect(said(office)).toContain(`共 ${positions(office).length} 条`);
    let html = await pages.read('/events?subject=plan/&from=3');
    const all = positions(html);
    const total = said(html)?.replace(/,本页.*/, '');
    for (let next = nextOf(html); next; next = nextOf(html)) {
      html = await pages.read(next);
      all.push(...positions(html));
      expect(said(html)).toContain(total);
    }
    expect(total).toBe(`符合条件的记录共 ${all.length} 条`);
    expect(all.length).toBeGreaterThan(100);
  });

  it('leads to the search by words among records of the kind asked for', async () => {
    const html = await pages.read('/events?type=figure.reported');
    expect(linksOf(html)).toContain('/search?kind=event&family=figure');
  });

  it('finds an office by its name and by its id, and nothing by half of it', async () => {
    const byName = positions(await pages.read(`/events?office=${encodeURIComponent('区环保局')}`));
    const byId = positions(await pages.read('/events?office=environment-bureau'));
    expect(byName.length).toBeGreaterThan(3);
    expect(byName).toEqual(byId);
    expect(positions(await pages.read('/events?office=environment-bure'))).toEqual([]);
    expect(positions(await pages.read(`/events?office=${encodeURIComponent('%" or 1=1 --')}`))).toEqual([]);
  });

  it('goes to a record by its number, and keeps moment and language', async () => {
    const response = await pages.get('/events?position=3&lang=en&at=100');
    expect([response.status, response.headers.get('Location')]).toEqual([302, '/events/3?at=100&lang=en']);
  });

  it('leads back to the newer records', async () => {
    const html = await pages.read('/events?before=100');
    expect(linksOf(html)).toContain('/events?before=150');
    expect(textOf(html)).toContain(`第 50 至 99 条,共 ${history.corrected + 1} 条`);
  });

  it.each(['from=x', 'to=2014-02-30', 'position=x', 'position=-1', 'before=1.5'])(
    'refuses %s',
    async (query) => {
      expect((await pages.get(`/events?${query}`)).status).toBe(400);
    },
  );
});

describe('a record', () => {
  it('names and links what it mentions', async () => {
    const html = await pages.read(`/events/${history.corrected}`);
    expect(linksOf(html)).toContain(`/events/${history.reported}`);
    expect(linksOf(html)).toContain(`/plans/${PLAN}/indicators/air-quality-good-rate`);
    const set = await portal.log.readEvents({ types: ['indicator.set'], limit: 1 });
    const text = textOf(await pages.read(`/events/${set[0]?.position}`));
    expect(text).toContain('总体目标');
  });

  it('leads to its neighbours in the ledger, and has one address for ever', async () => {
    const html = await pages.read(`/events/${history.reported}?at=${history.reported}`);
    expect(linksOf(html)).toContain(`/events/${history.reported - 1}?at=${history.reported}`);
    expect(linksOf(html)).not.toContain(`/events/${history.reported + 1}?at=${history.reported}`);
    expect(html).toContain(`https://portal.example/events/${history.reported}`);
  });
});
