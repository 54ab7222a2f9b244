import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { decode, type Pages, pagesOf } from './given.ts';

const home = `/plans/${PLAN}`;
const air = `${home}/indicators/air-quality-good-rate`;
let portal: Portal;
let pages: Pages;
let history: History;
beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

const entriesOf = (xml: string) =>
  [...xml.matchAll(/<entry>([\s\S]*?)<\/entry>/g)].map(([, entry = '']) => ({
    id: /<id>(.*)<\/id>/.exec(entry)?.[1] ?? '',
    title: decode(/<title>(.*)<\/title>/.exec(entry)?.[1] ?? ''),
    summary: decode(/<summary>([\s\S]*)<\/summary>/.exec(entry)?.[1] ?? ''),
    position: Number(/\/events\/(\d+)/.exec(entry)?.[1]),
  }));
const linkOf = (xml: string, rel: string) =>
  decode(new RegExp(`<link rel="${rel}" href="([^"]*)"`).exec(xml.split('<entry>')[0] ?? '')?.[1] ?? '');
const pathOf = (address: string) => address.replace('https://portal.example', '');

describe('a feed', () => {
  it('tells a correction with old and new value and the reason, under the event’s own id', async () => {
    const xml = await pages.read(`${air}/feed.atom`);
    const [newest] = entriesOf(xml);
    expect(newest?.title).toBe('更正 环境空气质量优良率 2014年 · 47.8% → 74.8%');
    expect(newest?.summary).toContain('录入时数字颠倒');
    expect(newest?.position).toBe(history.corrected);
    const [event] = await portal.log.readEvents({ from: history.corrected, limit: 1 });
    expect(newest?.id).toBe(`urn:uuid:${event?.id}`);
  });

  it('has nothing but its own indicator’s records', async () => {
    const positions = entriesOf(await pages.read(`${air}/feed.atom`)).map(({ position }) => position);
    expect(positions).toContain(history.reported);
    expect(positions).not.toContain(history.lastOfMarch);
  });

  it('says what it is, in which language, and when it changed last', async () => {
    const response = await pages.get(`${home}/feed.atom?lang=en`);
    expect(response.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
    const xml = await response.text();
    expect(xml).toContain('xml:lang="en"');
    expect(xml).toContain('Corrected');
    expect(xml).toContain('<updated>2015-06-01T01:00:00.000Z</updated>');
    expect(linkOf(xml, 'self')).toBe(`https://portal.example${home}/feed.atom?lang=en`);
    expect(linkOf(xml, 'alternate')).toBe(`https://portal.example${home}?lang=en`);
  });

  it('leads through all records once, newest first, fifty at a time', async () => {
    const seen: number[] = [];
    let path = '/events/feed.atom';
    while (path) {
      const xml = await pages.read(path);
      const positions = entriesOf(xml).map(({ position }) => position);
      expect(positions.length).toBeLessThanOrEqual(50);
      seen.push(...positions);
      path = pathOf(linkOf(xml, 'next'));
    }
    const { size } = await portal.log.head();
    expect(seen).toEqual(Array.from({ length: size }, (_, index) => size - 1 - index));
  });

  it('of a department has its indicators’ records and what it is named in', async () => {
    const departments = await portal.log.rows('departments', { plan: PLAN, at: history.corrected });
    const [row] = await portal.log.rows('indicators', {
      plan: PLAN,
      at: history.corrected,
      keyPrefix: `${PLAN}/air-quality-good-rate`,
    });
    const own = departments.find(({ department }) => row?.departments.includes(department));
    const positions = entriesOf(await pages.read(`${home}/departments/${own?.department}/feed.atom`)).map(
      ({ position }) => position,
    );
    expect(positions).toContain(history.corrected);
    expect(positions).toContain(own?.position);
    expect(positions).not.toContain(history.firstOfApril);
  });

  it('is known again by its tag until the log grows', async () => {
    const first = await pages.get('/events/feed.atom');
    const tag = first.headers.get('ETag') ?? '';
    expect((await pages.get('/events/feed.atom', { 'If-None-Match': tag })).status).toBe(304);
  });

  it('ends at the moment asked for', async () => {
    const [newest] = entriesOf(await pages.read(`/events/feed.atom?at=${history.reported}`));
    expect(newest?.position).toBe(history.reported);
  });

  it('refuses what is no position, and what it has no feed of', async () => {
    for (const before of ['-1', 'x', '1e3', '99999999999999999999']) {
      expect((await pages.get(`/events/feed.atom?before=${before}`)).status).toBe(400);
    }
    expect((await pages.get(`${home}/indicators/moon/feed.atom`)).status).toBe(404);
    expect((await pages.get(`${home}/departments/moon/feed.atom`)).status).toBe(404);
    expect((await pages.get('/plans/moon/feed.atom')).status).toBe(404);
  });

  it('says of what is made up that it is', async () => {
    await portal.appends(`plan/${PLAN}/indicator/sludge-treatment`, 'figure.reported', {
      plan: PLAN,
      indicator: 'sludge-treatment',
      period: '2013',
      value: '100',
      status: 'A',
      unit: '%',
      note: '控制字符\u0001<b>',
      synthetic: true,
    });
    const [newest] = entriesOf(await pages.read(`${home}/feed.atom`));
    expect(newest?.title).toMatch(/^「虚构」报送 /);
    expect(newest?.summary).toContain('并非普陀区实际数据');
  });

  it('is named in the head of the page that it goes with, and linked on it', async () => {
    const html = await pages.read(`${home}/years`);
    expect(html).toMatch(
      new RegExp(`<link rel="alternate" type="application/atom\\+xml"[^>]*href="${home}/feed.atom"`),
    );
    expect(html).toMatch(new RegExp(`<a href="${home}/feed.atom"[^>]*>订阅</a>`));
  });
});
