/** An empty portal, one with two plans, and a demonstration. */
import { describe, expect, it } from 'vitest';
import { openPortal, PLAN } from '../portal.ts';
import { linksOf, pagesOf, textOf } from './given.ts';

describe('an empty portal', () => {
  it('says what will be here, and how', async () => {
    const portal = await openPortal();
    const pages = pagesOf(portal);
    expect(textOf(await pages.read('/'))).toContain('npm run mingbai -- plan adopt');
    expect(textOf(await pages.read('/events'))).toContain('账本还是空的');
    expect((await pages.get('/events/0')).status).toBe(404);
    await portal.close();
  });
});

describe('a portal with two plans', () => {
  it('has a card for each, each by its own address', async () => {
    const portal = await openPortal();
    await portal.adopts(`plans/${PLAN}`);
    await portal.adopts('tests/fixtures/plans/lindenau-2024-2027');
    const pages = pagesOf(portal);
    const html = await pages.read('/');
    expect([...html.matchAll(/<li class="card">/g)]).toHaveLength(2);
    expect(html).toContain('href="/plans/lindenau-2024-2027"');
    const then = textOf(await pages.read('/?at=5'));
    expect(then).not.toContain('Grüne Wiese');
    await portal.close();
  });
});

describe('an indicator with more figures than a phone bears', () => {
  it('lists the newest, says how many there are, and leads to all of them', async () => {
    const portal = await openPortal();
    await portal.adopts(`plans/${PLAN}`);
    const indicator = 'old-housing-renovated';
    for (let year = 1690; year < 2000; year++)
      await portal.appends(`plan/${PLAN}/indicator/${indicator}`, 'figure.reported', {
        plan: PLAN,
        indicator,
        period: String(year),
        value: '1',
        status: 'A',
        unit: '万平方米',
      });
    const pages = pagesOf(portal);
    const html = await pages.read(`/plans/${PLAN}/indicators/${indicator}`);
    expect(textOf(html)).toContain('共 310 个数据,这里列出 300 个,全部在以下文件中。');
    expect(html).toContain('1700年');
    expect(html).not.toContain('1699年</th>');
    expect([...html.matchAll(/<tr/g)]).toHaveLength(301);
    expect(linksOf(html)).toContainEqual(
      expect.stringMatching(/figures\.csv\?indicator=old-housing-renovated$/),
    );
    await portal.close();
  });
});

describe('a demonstration', () => {
  it('marks what is made up on every page that shows it, and tells its clock', async () => {
    const portal = await openPortal();
    await portal.adopts(`plans/${PLAN}`);
    const indicator = 'old-housing-renovated';
    await portal.appends(`plan/${PLAN}/indicator/${indicator}`, 'figure.reported', {
      plan: PLAN,
      indicator,
      period: '2013',
      value: '16.8',
      status: 'A',
      unit: '万平方米',
      synthetic: true,
    });
    const pages = pagesOf(portal, { demo: true });
    const made = '演示数据:虚构,并非普陀区实际数据';
    for (const path of [
      '/',
      `/plans/${PLAN}/text`,
      `/plans/${PLAN}/indicators`,
      `/plans/${PLAN}/indicators/${indicator}`,
      '/events',
    ]) {
      const text = textOf(await pages.read(path));
      expect(text).toContain(made);
      expect(text).toContain('演示时钟:本站的“今天”是2016年2月15日,并非真实日期');
      expect(text).toContain('演示站点,非官方');
    }
    const real = await pages.read(`/plans/${PLAN}/indicators/air-quality-good-rate`);
    expect(textOf(real)).not.toContain(made);
    const html = await pages.read(`/plans/${PLAN}/indicators/${indicator}`);
    expect(html).toMatch(/16\.8 万平方米(?:<\/span>)+<span class="synthetic"/);
    await portal.close();
  });

  it('tells no day on a page of an error that knows no time zone', async () => {
    const portal = await openPortal();
    await portal.adopts(`plans/${PLAN}`);
    const text = textOf(await (await pagesOf(portal, { demo: true }).get('/nowhere')).text());
    expect(text).toContain('没有这一页');
    expect(text).toContain('演示站点,非官方');
    expect(text).not.toContain('演示时钟');
    await portal.close();
  });
});
