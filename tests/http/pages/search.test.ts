import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { decode, idsOf, linksOf, type Pages, pagesOf, textOf } from './given.ts';

let portal: Portal;
let pages: Pages;
let history: History;
beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

const address = (query: Record<string, string>) => `/search?${new URLSearchParams(query)}`;
const search = (query: Record<string, string>) => pages.read(address(query));
const main = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
const marks = (html: string) =>
  [...main(html).matchAll(/<mark>(.*?)<\/mark>/g)].map(([, text = '']) => decode(text));
const told = (html: string) => textOf(/<p id="count"[\s\S]*?<\/p>/.exec(html)?.[0] ?? '').trim();
/** Numbers of a facet by its name: `指标 1`. */
const facet = (html: string, name: string): Record<string, number> => {
  const nav = new RegExp(`<nav class="search-facets ${name}"[\\s\\S]*?</nav>`).exec(html)?.[0] ?? '';
  const items = [...nav.matchAll(/<bdi>(.*?)<\/bdi> <span class="count">([\d,]+)<\/span>/g)];
  return Object.fromEntries(items.map(([, key, count = '']) => [key, Number(count.replaceAll(',', ''))]));
};

describe('an empty search', () => {
  it('says what can be searched, with words of the plan that find something', async () => {
    const html = await search({});
    expect(textOf(html)).toContain('可以搜什么');
    expect(told(html)).toBe('');
    const examples = linksOf(main(html)).filter((href) => href.startsWith('/search?q='));
    expect(examples.length).toBeGreaterThan(3);
    for (const href of examples) expect(told(await pages.read(href))).toMatch(/^找到 [1-9]/);
  });

  it('of white space and quotation marks is an empty one', async () => {
    expect(textOf(await search({ q: ' "" “” ' }))).toContain('可以搜什么');
  });
});

describe('a search', () => {
  it('finds indicators, tasks, departments, paragraphs and records, and marks the words', async () => {
    const html = await search({ q: '环境' });
    const text = textOf(html);
    for (const kind of ['指标', '任务', '部门', '计划原文', '账本']) expect(text).toContain(kind);
    expect(new Set(marks(html))).toEqual(new Set(['环境']));
    const links = linksOf(main(html));
    expect(links).toContain(`/plans/${PLAN}/indicators/air-quality-good-rate`);
    expect(links).toContain(`/events/${history.corrected}`);
  });

  it.each([
    ['气', '气'],
    ['ｈａｃｃｐ', 'HACCP'],
    ['65%', '65%'],
    ['DB(a)', 'dB(A)'],
    ['"50 db"', '50dB'],
  ])('finds %s as %s', async (q, mark) => {
    const html = await search({ q });
    expect(told(html)).toMatch(/^找到 [1-9]/);
    expect(marks(html).map((text) => text.replaceAll(' ', ''))).toContain(mark);
  });

  it('wants every word', async () => {
    const both = told(await search({ q: '空气 颠倒' }));
    expect(both).toBe('找到 1 处');
    const none = await search({ q: '空气 没有这个词', kind: 'event' });
    expect(told(none)).toBe('找到 0 处');
    expect(textOf(none)).toContain('没有找到同时含有「空气」、「没有这个词」的内容');
    const hints = linksOf(main(none));
    expect(hints).toContain(address({ q: '空气' }));
    expect(hints).toContain(address({ q: '空气 没有这个词' }));
  });

  it('knows records by the words of their type, in both languages', async () => {
    for (const q of ['更正', 'corrected', '录入错误']) {
      expect(linksOf(main(await search({ q })))).toContain(`/events/${history.corrected}`);
    }
    const english = await search({ q: '更正', lang: 'en' });
    expect(linksOf(main(english))).toContain(`/events/${history.corrected}?lang=en`);
  });

  it('leads to the paragraph, which is there', async () => {
    const html = await search({ q: '安静居住小区', kind: 'text' });
    const [, path = '', fragment = ''] = /href="(\/plans\/[^"#]+\/text)#([^"]+)"/.exec(main(html)) ?? [];
    const page = await pages.read(path);
    expect(idsOf(page)).toContain(fragment);
    const from = page.indexOf(`id="${fragment}"`);
    expect(textOf(page.slice(from - 1, from + 6_000))).toContain('安静居住小区');
  });

  it('leads to the target, when the words are in its promise alone', async () => {
    const html = await search({ q: '达到90%以上', kind: 'indicator' });
    const [, path = '', fragment = ''] =
      /href="(\/plans\/[^"#]+\/indicators\/[^"#]+)#([^"]+)"/.exec(html) ?? [];
    expect(idsOf(await pages.read(path))).toContain(fragment);
  });

  it('counts by kind, and by family of records, so that it adds up', async () => {
    const all = await search({ q: '环境' });
    const { 全部: total, ...kinds } = facet(all, 'kinds');
    expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(total);
    expect(told(all)).toBe(`找到 ${total} 处`);
    const events = await search({ q: '环境', kind: 'event' });
    const { 各类记录: recorded, ...families } = facet(events, 'families');
    expect(recorded).toBe(kinds.账本);
    expect(Object.values(families).reduce((sum, count) => sum + count, 0)).toBe(recorded);
    expect(told(await search({ q: '环境', family: 'figure' }))).toBe(`找到 ${families.数据} 处`);
  });

  it.each(['event', 'text'])('pages through %s without losing or repeating one', async (kind) => {
    const first = await search({ q: '的', kind });
    const expected = Number(/[\d,]+/.exec(told(first))?.[0].replaceAll(',', ''));
    const seen: string[] = [];
    for (let html = first; ; ) {
      seen.push(
        ...[...main(html).matchAll(/<li class="found[^>]*>[\s\S]*?href="([^"?]+)/g)].map(
          ([, href = '']) => href,
        ),
      );
      const next = /rel="next" href="([^"]*)"/.exec(html)?.[1];
      if (next === undefined) break;
      html = await pages.read(decode(next));
    }
    expect(expected).toBeGreaterThan(20);
    expect(seen).toHaveLength(expected);
    expect(new Set(seen).size).toBe(expected);
  });

  it('finds what was known at the moment', async () => {
    const { corrected, adopted } = history;
    expect(told(await search({ q: '录入时数字颠倒' }))).toBe('找到 1 处');
    const before = await search({ q: '录入时数字颠倒', at: String(corrected - 1) });
    expect(told(before)).toBe('找到 0 处');
    expect(linksOf(main(before))).toContain(address({ q: '录入时数字颠倒' }));
    expect(told(await search({ q: '安静居住小区', at: '0' }))).toBe('找到 0 处');
    const then = await search({ q: '安静居住小区', at: String(adopted) });
    expect(
      linksOf(main(then)).every((href) => !href.includes('/plans/') || href.includes(`at=${adopted}`)),
    ).toBe(true);
  });

  it('keeps the address as the state, without empty fields', async () => {
    const response = await pages.get('/search?q=+%E7%8E%AF%E5%A2%83+&kind=&plan=&after=&at=&lang=en&odd=1');
    expect(response.headers.get('HX-Replace-Url')).toBe('/search?q=%E7%8E%AF%E5%A2%83&lang=en');
    expect(await response.text()).toContain('value="环境"');
  });

  it('is answered with 304 until something new is recorded', async () => {
    const etag = (await pages.get(address({ q: '环境' }))).headers.get('ETag') ?? '';
    expect((await pages.get(address({ q: '环境' }), { 'If-None-Match': etag })).status).toBe(304);
    expect((await pages.get(address({ q: '空气' }), { 'If-None-Match': etag })).status).toBe(200);
  });
});

describe('an index that is behind', () => {
  it('says how far it is, and is not kept', async () => {
    const log = { ...portal.log, indexEvents: async () => 7 };
    const response = await pagesOf({ log }).get(address({ q: '环境' }));
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(textOf(await response.text())).toContain('索引至第 6 条');
    const past = await pagesOf({ log }).get(address({ q: '环境', at: '6' }));
    expect(textOf(await past.text())).not.toContain('索引至');
  });
});

describe('what was typed', () => {
  it('stays, with what is wrong beside it', async () => {
    const q = '一 二 三 四 五 六 七 八 <script>alert(9)</script>';
    const response = await pages.get(address({ q }));
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(textOf(html)).toContain('最多搜 8 个词');
    expect(decode(html)).toContain(`value="${q}"`);
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('aria-invalid="true"');
  });

  it.each([
    ['q', { q: '空\u0000气' }],
    ['kind', { q: '空气', kind: 'poem' }],
    ['family', { q: '空气', family: '__proto__' }],
    ['kind', { q: '空气', family: 'figure', kind: 'task' }],
    ['plan', { q: '空气', plan: '../etc' }],
    ['after', { q: '空气', after: '1e3' }],
  ])('is refused by the name of its field: %s', async (field, query) => {
    const response = await pages.get(address(query));
    expect(response.status).toBe(400);
    expect(textOf(await response.text())).toContain(field);
  });

  it.each(["' & 'a' | !b:*", '%%%', '_', '\\', "');drop table events;--", '<b>', '𠮷', '\u202e'])(
    'is plain text: %s',
    async (q) => {
      const html = await search({ q });
      expect(told(html)).toMatch(/^(找到 \d+ 处)?$/);
      expect(html).not.toContain('<b>');
    },
  );
});
