import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { linksOf, type Pages, pagesOf, textOf } from './given.ts';

const path = `/plans/${PLAN}/changes`;
let portal: Portal;
let pages: Pages;
let history: History;
beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

describe('the page of what changed', () => {
  it('tells in one sentence, then one by one with the records', async () => {
    const html = await pages.read(`${path}?from=2014-12-31`);
    const text = textOf(html);
    expect(text).toMatch(/从2014年12月31日到2016年2月15日:.*1 个数据被更正/);
    expect(text).toMatch(/环境空气质量优良率 2014年 47.8% 74.8% 原因: 录入时数字颠倒/);
    expect(linksOf(html)).toContain(`/events/${history.corrected}`);
    expect(linksOf(html)).toContain(`/plans/${PLAN}/indicators/air-quality-good-rate`);
    expect(textOf(await pages.read(`${path}?from=2014-12-31&lang=en`))).toContain('1 figure was corrected');
  });

  it('begins at the end of the year before, or where the plan began', async () => {
    expect(textOf(await pages.read(path))).toContain('从2015年12月31日到2016年2月15日');
    expect(textOf(await pages.read(`${path}?to=2013-12-01`))).toContain('从2013年6月3日到2013年12月1日');
  });

  it('compares with the moment of the page where it is asked for at one', async () => {
    const text = textOf(await pages.read(`${path}?at=${history.reported}&from=2014-12-31`));
    expect(text).toContain('从2014年12月31日到2015年3月1日');
    expect(text).not.toContain('录入时数字颠倒');
  });

  it('puts moments that are the wrong way round in their order', async () => {
    const sentence = async (query: string) =>
      /<h2 class="finding">(.*?)<\/h2>/.exec(await pages.read(`${path}?${query}`))?.[1];
    expect(await sentence('from=2015-12-31&to=2014-12-31')).toBe(
      await sentence('from=2014-12-31&to=2015-12-31'),
    );
  });

  it('says that a moment differs in nothing from itself', async () => {
    expect(textOf(await pages.read(`${path}?from=285&to=285`))).toContain('两个时点相同');
  });

  it.each([
    'from=x',
    'from=2012-01-01',
    'to=2016-02-15',
    'to=2031-01-01',
    'from=99999',
    'from=2014-02-30',
    'from=-1',
    'from=%00',
    `to=${encodeURIComponent('<script>alert(1)</script>')}`,
  ])('refuses %s, and names the field', async (query) => {
    const response = await pages.get(`${path}?${query}`);
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).not.toContain('<script>alert');
    expect(textOf(html)).toContain(`参数 ${query.slice(0, query.indexOf('='))} `);
  });

  it('is of 404 before the plan was there', async () => {
    expect((await pages.get(`/plans/no-such-plan/changes`)).status).toBe(404);
  });
});

describe('the line of moments on a page', () => {
  const list = `/plans/${PLAN}/indicators`;

  it('leads to moments that are over, and keeps what was chosen', async () => {
    const links = linksOf(await pages.read(`${list}?state=met&lang=en`));
    expect(links).toContain(`${list}?state=met&at=2014-12-31&lang=en`);
    expect(links).not.toContain(`${list}?state=met&at=2012-12-31&lang=en`);
  });

  it('says on a page of the past what changed since, and leads there', async () => {
    const html = await pages.read(`${list}?at=${history.reported}`);
    expect(textOf(html)).toMatch(/自2015年3月1日以来:.*1 个数据被更正。/);
    expect(linksOf(html)).toContain(`${path}?from=${history.reported}`);
    expect(textOf(await pages.read(list))).not.toContain('以来:');
  });

  it('says so of what is recorded later, though the moment is the same', async () => {
    const before = await pages.get(`${list}?at=${history.reported}`);
    await portal.does({
      type: 'correct_figure',
      indicator: 'air-quality-good-rate',
      period: '2014',
      new: { value: '74.9' },
      kind: 'other',
      reason: '再次核对',
    });
    const after = await pages.get(`${list}?at=${history.reported}`);
    expect(after.headers.get('ETag')).not.toBe(before.headers.get('ETag'));
    expect(textOf(await after.text())).toContain('2 个数据被更正');
  });
});

describe('a page of the past', () => {
  it('carries the banner where what changed since is made up, though nothing on it was then', async () => {
    await portal.appends(`plan/${PLAN}/indicator/greening-rate`, 'target.evaluated', {
      plan: PLAN,
      indicator: 'peaceful-places',
      target: 'peaceful-places',
      occasion: '2015',
      state: 'met',
      opinion: '达标',
      reliedOn: [],
      synthetic: true,
    });
    const path = `/plans/${PLAN}/tasks`;
    expect(textOf(await pages.read(`${path}?at=${history.reported}`))).toContain('演示数据:虚构');
  });
});
