/** The indicator's page and its chart: finding, picture, history of settings, and what became of a removed one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventData } from '../../../events/index.ts';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { decode, type Pages, pagesOf, textOf } from './given.ts';

const AIR = `/plans/${PLAN}/indicators/air-quality-good-rate`;
const LITTER = 'household-waste';
let portal: Portal;
let pages: Pages;
let history: History;
let amended: number;
let removed: number;

beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
  const stream = `plan/${PLAN}/indicator/air-quality-good-rate`;
  const [set] = await portal.log.readEvents({ stream, types: ['indicator.set'] });
  const data = set?.data as EventData<'indicator.set'>;
  await portal.appends(stream, 'indicator.set', {
    ...data,
    name: '空气质量优良天数比例',
    targets: data.targets.map((target) => ({ ...target, due: '2014', note: '改期' })),
  });
  amended = (await portal.log.head()).size - 1;
  await portal.appends(`plan/${PLAN}`, 'plan.amended', {
    plan: PLAN,
    reason: '与另一项重复',
    removed: { indicators: [LITTER], tasks: [] },
  });
  removed = (await portal.log.head()).size - 1;
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

const asThen = () => `at=${history.corrected}&day=2016-02-15`;

describe('the picture on the page', () => {
  it('stands under its finding, in every width and theme, at an address that says the moment', async () => {
    const html = await pages.read(`${AIR}?${asThen()}`);
    expect(textOf(html)).toContain('2013—2014年均未达到 90%');
    const [, img = ''] = /<img([^>]*class="chart"[^>]*)>/.exec(html) ?? [];
    expect(img).toMatch(/width="720" height="340"/);
    expect(decode(img)).toContain(
      'alt="环境空气质量优良率:2013—2014年均未达到 90%。2013年 62.2%、2014年 74.8%。2014年由 47.8% 更正为 74.8%。"',
    );
    const sources = [...html.matchAll(/srcset="([^"]*)"/g)].map(([, address = '']) => decode(address));
    expect(sources.map((address) => address.replace(/.*&day=2016-02-15/, ''))).toEqual([
      '&theme=dark&narrow=1',
      '&narrow=1',
      '&theme=dark',
    ]);
    for (const address of sources) {
      expect(address).toContain(`chart.svg?at=${history.corrected}&day=2016-02-15`);
      expect((await pages.get(address)).status).toBe(200);
    }
  });

  it('is drawn for the present moment too, by its position and day', async () => {
    expect(await pages.read(AIR)).toContain(`chart.svg?at=${removed}&amp;day=2016-02-15`);
  });

  it('is not there without figures: the page says what will be', async () => {
    const html = await pages.read(`/plans/${PLAN}/indicators/shanghai-famous-brands`);
    expect(html).not.toContain('<img class="chart"');
    expect(textOf(html)).toContain('有了数据,这里会画出');
    expect(textOf(html)).toContain('没有数据不等于零');
  });

  it('says of a demand in words that an evaluation decides', async () => {
    const html = await pages.read(`/plans/${PLAN}/indicators/overall-quality-rank`);
    expect(textOf(html)).toContain('没有可以画图的数;结论以评估为准');
  });
});

describe('the list', () => {
  it('shows the course of a target with figures, and nothing for one without', async () => {
    const lineOf = (html: string) => /<ol class="targets">[\s\S]*?<\/ol>/.exec(html)?.[0] ?? '';
    const air = lineOf(await pages.read(`/plans/${PLAN}/indicators?q=空气质量优良&${asThen()}`));
    expect([...air.matchAll(/class="small-picture"[^>]*aria-hidden="true"/g)]).toHaveLength(1);
    expect(air).toMatch(/class="course" d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+"/);
    const brands = lineOf(await pages.read(`/plans/${PLAN}/indicators?q=新增上海名牌`));
    expect(brands).toContain('新增上海名牌');
    expect(brands).not.toContain('small-picture');
  });
});

describe('the chart', () => {
  it('is an image that never changes where the address says the moment, else one to ask for again', async () => {
    const fixed = await pages.get(`${AIR}/chart.svg?${asThen()}`);
    expect(fixed.headers.get('Content-Type')).toBe('image/svg+xml; charset=utf-8');
    expect(fixed.headers.get('Cache-Control')).toContain('immutable');
    const now = await pages.get(`${AIR}/chart.svg`);
    expect(now.headers.get('Cache-Control')).toBe('no-cache');
    const tag = now.headers.get('ETag') ?? '';
    expect((await pages.get(`${AIR}/chart.svg`, { 'If-None-Match': tag })).status).toBe(304);
    expect((await pages.get(`${AIR}/chart.svg?at=2015-06-01`)).status).toBe(302);
  });

  it('differs by theme, width and language', async () => {
    const each = ['', '&theme=dark', '&narrow=1', '&lang=en'].map(async (query) =>
      (await pages.get(`${AIR}/chart.svg?${asThen()}${query}`)).text(),
    );
    expect(new Set(await Promise.all(each)).size).toBe(4);
    expect(await each[3]).toContain('below 90%');
  });

  it.each([
    ['theme=blue', 400, '参数 theme'],
    ['narrow=yes', 400, '参数 narrow'],
    ['target=other', 404, '“other”的目标'],
    ['target=%3Cscript%3E', 404, '的目标'],
    ['at=99999999', 404, '参数 at'],
  ])('refuses %s with %d and names it', async (query, status, named) => {
    const response = await pages.get(`${AIR}/chart.svg?${query}`);
    expect(response.status).toBe(status);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const html = await response.text();
    expect(textOf(html)).toContain(named);
    expect(html).not.toContain('<script>');
  });

  it('is not there for indicators without figures, or without an indicator', async () => {
    const none = await pages.get(`/plans/${PLAN}/indicators/shanghai-famous-brands/chart.svg`);
    expect(none.status).toBe(404);
    expect(await none.text()).toContain('还没有数据');
    expect((await pages.get(`/plans/${PLAN}/indicators/nothing/chart.svg`)).status).toBe(404);
  });
});

describe('the history of an indicator', () => {
  it('says what a later setting changed', async () => {
    const text = textOf(await pages.read(AIR));
    expect(text).toContain('名称:「环境空气质量优良率」→「空气质量优良天数比例」');
    expect(text).toContain('期限:「2015」→「2014」');
    expect(text).toContain('说明:「计划未注明口径(API 或 AQI)」→「改期」');
    expect(textOf(await pages.read(`${AIR}?at=${amended - 1}`))).not.toContain('→「');
  });
});

describe('an indicator that an amendment removed', () => {
  const path = `/plans/${PLAN}/indicators/${LITTER}`;

  it('is gone, and says until when it stood, why it went, and where to see it', async () => {
    const response = await pages.get(path);
    expect(response.status).toBe(410);
    const html = await response.text();
    expect(textOf(html)).toContain(`第 ${removed - 1} 条`);
    expect(textOf(html)).toContain('与另一项重复');
    expect(html).toContain(`href="${path}?at=${removed - 1}"`);
    expect((await pages.get(`${path}?at=${removed - 1}`)).status).toBe(200);
    expect(html).toContain(`href="/events/${removed}"`);
  });

  it('says the same in English, and of an unknown one that there is none', async () => {
    expect(textOf(await (await pages.get(`${path}?lang=en`)).text())).toContain('an amendment took it out');
    expect((await pages.get(`/plans/${PLAN}/indicators/never-was`)).status).toBe(404);
  });
});
