/** Search over two plans, in two languages, whose names change. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPortal, PLAN, type Portal } from '../portal.ts';
import { linksOf, type Pages, pagesOf, textOf } from './given.ts';

const OTHER = 'lindenau-2024-2027';
let portal: Portal;
let pages: Pages;
/** A figure that a department reported while it was called 区环保局. */
let reported: number;
beforeAll(async () => {
  portal = await openPortal();
  await portal.adopts(`plans/${PLAN}`);
  await portal.adopts(`tests/fixtures/plans/${OTHER}`);
  const department = 'environment-bureau';
  const data = { plan: PLAN, indicator: 'air-quality-good-rate', period: '2014', status: 'A' as const };
  await portal.appends(`plan/${PLAN}/year/2014`, 'summary.submitted', {
    plan: PLAN,
    year: '2014',
    department,
    text: '总结',
    claims: [],
  });
  reported = (await portal.log.head()).size - 1;
  await portal.appends(`plan/${PLAN}/x`, 'figure.reported', {
    ...data,
    status: 'O',
    unit: '%',
    note: '监测站停电',
  });
  await portal.appends(`plan/${PLAN}`, 'department.named', {
    plan: PLAN,
    department,
    name: '生态管理委员会',
    aliases: [],
  });
  await portal.appends(`plan/${PLAN}`, 'department.succeeded', {
    plan: PLAN,
    predecessors: [department],
    successor: { department: 'ecology-bureau', name: '区生态环境局' },
    on: '2019',
  });
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

const read = (query: Record<string, string>) => pages.read(`/search?${new URLSearchParams(query)}`);
const main = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
const counts = (html: string) =>
  [...main(html).matchAll(/<bdi>([^<]*)<\/bdi> <span class="count">([\d,]+)<\/span>/g)].map(
    ([, name = '', count = '']) => [name, Number(count.replaceAll(',', ''))] as const,
  );
const total = (html: string) =>
  Number(/role="status"[^>]*>[^\d]*([\d,]+)/.exec(html)?.[1]?.replaceAll(',', '') ?? Number.NaN);

describe('two plans', () => {
  it('are both searched, and told apart', async () => {
    const html = await read({ q: '2015' });
    const nav = /<nav class="search-facets plans"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '';
    const links = linksOf(nav).filter((href) => href.includes('plan='));
    expect(links.length).toBeGreaterThan(0);
    let sum = 0;
    for (const plan of [PLAN, OTHER]) sum += total(await read({ q: '2015', plan }));
    expect(sum).toBe(total(html));
  });

  it('are found by parts of words in letters, in the language of the plan', async () => {
    const html = await read({ q: 'erkeh' });
    expect(html).toMatch(/lang="de">[^<]*<mark>/);
    expect(linksOf(main(html)).some((href) => href.startsWith(`/plans/${OTHER}/`))).toBe(true);
    expect(total(await read({ q: 'erkeh', plan: PLAN }))).toBe(0);
  });

  it('has nothing of a plan that is not there', async () => {
    const html = await read({ q: '2015', plan: 'no-such-plan' });
    expect(total(html)).toBe(0);
    expect(textOf(html)).toContain('在所有类别和计划里搜');
  });
});

describe('names that change', () => {
  it('find a department by what it is called, and by what it became', async () => {
    for (const q of ['生态管理委员会', '区生态环境局']) {
      const links = linksOf(main(await read({ q, kind: 'department' })));
      expect(links).toContain(`/plans/${PLAN}/departments/environment-bureau`);
    }
    expect(total(await read({ q: '生态管理委员会', kind: 'department', at: String(reported) }))).toBe(0);
  });

  it('find a record by the name of its own time, and show it', async () => {
    const html = await read({ q: '区环保局 总结 2014', kind: 'event' });
    expect(linksOf(main(html))).toContain(`/events/${reported}`);
    expect(main(html)).toContain('<mark>区环保局</mark>');
  });

  it('find a missing figure by the word for how it is missing', async () => {
    const html = await read({ q: '停电 缺失', kind: 'event' });
    expect(total(html)).toBe(1);
    expect(main(html)).toContain('<mark>缺失</mark>');
  });

  it('adds up over every facet', async () => {
    const all = counts(await read({ q: '局' }));
    const kinds = new Map(all.slice(0, 7));
    const each = ['指标', '任务', '部门', '计划原文', '留言', '账本'].map(
      (name) => kinds.get(name) ?? Number.NaN,
    );
    expect(each.reduce((sum, count) => sum + count, 0)).toBe(kinds.get('全部'));
  });
});
