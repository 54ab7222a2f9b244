import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/http/app.ts';
import { pages as routes } from '../../../src/http/pages/index.ts';
import { deps, logOf } from '../given.ts';
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

const home = `/plans/${PLAN}`;
const air = `${home}/indicators/air-quality-good-rate`;

describe('the overview', () => {
  it('is the first page while there is one plan', async () => {
    const [first, own] = [await pages.read('/'), await pages.read(home)];
    expect(textOf(first)).toContain('计划作出 228 项可以检验的承诺');
    expect(textOf(own)).toContain('目标现状');
  });

  it('counts every target once, and links each state to its targets', async () => {
    const html = await pages.read(home);
    const counts = [...html.matchAll(/<span class="hero">([\d,]+)<\/span>/g)].map(([, n]) => Number(n));
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(228);
    const links = linksOf(html).filter((href) => href.startsWith(`${home}/indicators?state=`));
    for (const [index, href] of [...new Set(links)].entries()) {
      expect(textOf(await pages.read(href))).toContain(`符合条件的 ${counts[index]} 项`);
    }
  });

  it('shows the phases and that the plan is over', async () => {
    const text = textOf(await pages.read(home));
    expect(text).toContain('动员部署阶段 2013年6月—2013年9月');
    expect(text).toContain('计划期已满');
  });

  it('says nothing of a demonstration', async () => {
    const text = textOf(await pages.read(home));
    expect(text).not.toMatch(/演示|虚构/);
  });
});

describe('the list of targets', () => {
  const list = `${home}/indicators`;

  it('finds by one character, and keeps what was asked in the form', async () => {
    const html = await pages.read(`${list}?q=${encodeURIComponent('噪')}`);
    expect(textOf(html)).toMatch(/符合条件的 \d+ 项/);
    expect(html).toContain('value="噪"');
  });

  it('tells an unknown value, keeps it, and finds nothing', async () => {
    const html = await pages.read(`${list}?area=moon`);
    expect(textOf(html)).toContain('“领域”没有“moon”这一项');
    expect(html).toMatch(/<option value="moon" selected/);
    expect(textOf(html)).toContain('符合条件的 0 项');
  });

  it('gives one address to one filter, whatever the form sent', async () => {
    const response = await pages.get(`${list}?area=&q=%20&state=missed&nonsense=1&sort=`);
    expect(response.headers.get('HX-Push-Url')).toBe(`${list}?state=missed`);
    const same = await pages.get(`${list}?state=missed`);
    expect(same.headers.get('ETag')).toBe(response.headers.get('ETag'));
  });

  it('shows the newest figure of each target', async () => {
    const text = textOf(await pages.read(`${list}?q=${encodeURIComponent('空气质量优良率')}`));
    expect(text).toContain('74.8% 2014年');
  });
});

describe('an indicator', () => {
  it('gives the arithmetic of its verdict as sentences, with the records it rests on', async () => {
    const html = await pages.read(air);
    const text = textOf(html);
    expect(text).toContain('为什么是这个结论');
    expect(text).toContain('at_least/1');
    expect(linksOf(html)).toContain(`/events/${history.corrected}`);
  });

  it('strikes a corrected value through and says why', async () => {
    const html = await pages.read(air);
    expect(html).toMatch(/<del[^>]*>(?:<span[^>]*>)+47.8%/);
    expect(textOf(html)).toContain('录入时数字颠倒');
  });

  it('quotes its target within its sentence and leads back into the text', async () => {
    const html = await pages.read(air);
    expect(textOf(html)).toContain('环境空气质量优良率达到90%以上 ,危险废物处置利用率100%');
    expect(html).toContain(`href="${home}/text#t-air-quality-good-rate"`);
  });

  it('tells its complete history, newest first', async () => {
    const html = await pages.read(air);
    const ledger = /<section class="history">([\s\S]*?)<\/section>/.exec(html)?.[1] ?? '';
    const verbs = [...ledger.matchAll(/<strong[^>]*>([^<]+)<\/strong>/g)].map(([, verb]) => verb);
    expect(verbs).toEqual(['更正', '报送', '报送', '设定指标']);
  });

  it('says what will be here while nothing is reported', async () => {
    const text = textOf(await pages.read(`${home}/indicators/peaceful-places`));
    expect(text).toContain('还没有报送数据');
    expect(text).toContain('没有数据不等于零');
  });
});

describe('another moment', () => {
  it('shows what was known then, says so, and keeps it in every link', async () => {
    const html = await pages.read(`${air}?at=${history.reported}`);
    const text = textOf(html);
    expect(text).toContain(`您正在查看截至 2015年3月1日(第 ${history.reported} 条)的内容`);
    expect(text).not.toContain('录入时数字颠倒');
    // The line of moments leads elsewhere: that is what it is for.
    const others = html.replace(/<nav class="moments"[\s\S]*?<\/nav>/, '');
    const own = linksOf(others).filter(
      (href) => /^\/(plans|events|\?|$)/.test(href) && href !== air && !href.endsWith('/feed.atom'),
    );
    for (const href of own) expect(href).toMatch(new RegExp(`[?&]at=${history.reported}`));
    expect(own.length).toBeGreaterThan(10);
  });

  it('leads back to now', async () => {
    const html = await pages.read(`${air}?at=${history.reported}&lang=en`);
    expect(html).toContain(`href="${air}?lang=en"`);
    expect(textOf(html)).toContain('Back to now');
  });

  it('judges on a day that was asked for', async () => {
    const text = textOf(await pages.read(`${home}?day=2014-06-30`));
    expect(text).toContain('结论按 2014年6月30日 判定');
    expect(text).not.toContain('您正在查看截至');
  });

  it('goes on from a date to its last record', async () => {
    const response = await pages.get(`${home}?at=2015-03-31`);
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toBe(`${home}?at=${history.lastOfMarch}&day=2015-03-31`);
  });
});

describe('the ledger', () => {
  it('tells the newest first and pages by position', async () => {
    const html = await pages.read('/events');
    const positions = [...html.matchAll(/class="position"[^>]*>([\d,]+)</g)].map(([, n = '']) =>
      Number(n.replace(',', '')),
    );
    expect(positions[0]).toBe(history.corrected);
    expect(positions).toHaveLength(50);
    const next = linksOf(html).find((href) => href.includes('before=')) ?? '';
    expect(textOf(await pages.read(next))).toContain(String((positions.at(-1) ?? 0) - 1));
  });

  it('filters by type, by the beginning of a subject, by office', async () => {
    const corrected = textOf(await pages.read('/events?type=figure.corrected'));
    expect(corrected).toContain('47.8% → 74.8%');
    const own = textOf(await pages.read(`/events?subject=plan/${PLAN}/indicator/air-quality-good-rate`));
    expect(own).toContain('符合条件的记录共 4 条');
    const office = textOf(await pages.read(`/events?office=${encodeURIComponent('区环保局')}`));
    expect(office).toMatch(/符合条件的记录共 \d+ 条/);
  });

  it('tells an unknown type and finds nothing', async () => {
    expect(textOf(await pages.read('/events?type=figure.invented'))).toContain('没有“figure.invented”这一项');
  });

  it.each(['/events?before=x', '/events?subject=%00', '/events?before=-1'])('refuses %s', async (path) => {
    expect((await pages.get(path)).status).toBe(400);
  });
});

describe('a record', () => {
  it('shows its exact bytes', async () => {
    const html = await pages.read(`/events/${history.corrected}`);
    const [stored] = await portal.log.read({ from: history.corrected, to: history.corrected });
    const bytes = /<pre class="bytes"[^>]*><code[^>]*>([\s\S]*?)<\/code>/.exec(html)?.[1] ?? '';
    expect(decode(bytes)).toBe(stored?.entry);
  });

  it('leads from a correction to what it corrects, and back', async () => {
    const correction = await pages.read(`/events/${history.corrected}`);
    expect(correction).toMatch(/它针对的记录[\s\S]*?报送/);
    const report = await pages.read(`/events/${history.reported}`);
    expect(report).toMatch(/后来针对它的记录[\s\S]*?更正/);
    const then = await pages.read(`/events/${history.reported}?at=${history.reported}`);
    expect(then).not.toContain('后来针对它的记录');
  });

  it('leads to the plan as it stood when it was recorded', async () => {
    const html = await pages.read(`/events/${history.reported}`);
    expect(html).toContain(`href="${home}?at=${history.reported}"`);
    expect(linksOf(await pages.read('/events/0'))).toContain(`${home}?at=0`);
  });

  it.each(['99999', 'x', '-1', '1e3', '01'])('is not there at %s', async (position) => {
    const response = await pages.get(`/events/${position}`);
    expect(response.status).toBe(404);
    expect(textOf(await response.text())).toContain('没有这一页');
  });
});

describe('what every page has', () => {
  it('is addressed by the configuration alone', async () => {
    const response = await pages.get(`${home}?lang=en&nonsense=1`, { host: 'evil.example' });
    const html = await response.text();
    expect(html).toContain(`<link rel="canonical" href="https://portal.example${home}?lang=en"`);
    expect(html).toContain(`hreflang="zh-CN" href="https://portal.example${home}"`);
    expect(html).not.toContain('evil.example');
  });

  it('says its language, and that the plan’s words are in theirs', async () => {
    const html = await pages.read(`${home}?lang=en`);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<bdi lang="zh');
  });

  it('answers 304 to a reader who has it', async () => {
    const first = await pages.get(home);
    const again = await pages.get(home, { 'If-None-Match': first.headers.get('ETag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('has nothing inline, unique ids, one h1, and a title that names the thing first', async () => {
    for (const path of [
      '/',
      `${home}/text`,
      `${home}/indicators`,
      air,
      `${home}/tasks`,
      `${home}/tasks/road-traffic`,
      `${home}/departments`,
      `${home}/departments/quality-bureau`,
      '/events',
      `/events/${history.corrected}`,
    ]) {
      for (const lang of ['', '?lang=en']) {
        const html = await pages.read(path + lang);
        expect(html).not.toMatch(
          /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\s(?:src=|type="application\/ld\+json"))|javascript:|hx-on/i,
        );
        const ids = idsOf(html);
        expect(new Set(ids).size).toBe(ids.length);
        expect([...html.matchAll(/<h1[\s>]/g)]).toHaveLength(1);
        expect(html).not.toContain('undefined');
      }
    }
  });

  it('is small: the first page and the styles', async () => {
    expect((await pages.read('/')).length).toBeLessThan(40_000);
  });
});

describe('pages of errors', () => {
  it.each([
    ['/nowhere', 404, '没有这一页'],
    ['/plans/nowhere', 404, '没有标识为“nowhere”的计划'],
    [`${home}/indicators/nowhere`, 404, '没有标识为“nowhere”的指标'],
    ['/?at=99999', 404, '没有这一页'],
    ['/?at=1e3', 400, '请求有误'],
    ['/?day=2014-02-30', 400, '请求有误'],
  ])('%s says what is wrong and where to go', async (path, status, says) => {
    const response = await pages.get(path);
    expect(response.status).toBe(status);
    const text = textOf(await response.text());
    expect(text).toContain(says);
    expect(text).toContain('您可以去这里');
  });

  it('says of a method that nothing takes it, and of a failure that it is ours', async () => {
    const app = createApp(
      deps({ log: { ...logOf(), head: () => Promise.reject(new Error('secret')) } }),
      routes(),
    );
    const posted = await app.request('/', { method: 'POST' });
    expect([posted.status, textOf(await posted.text())]).toEqual([
      405,
      expect.stringContaining('不支持这种操作'),
    ]);
    const failed = await app.request('/?lang=en');
    const text = textOf(await failed.text());
    expect([failed.status, text]).toEqual([500, expect.stringContaining('The fault is ours')]);
    expect(text).toContain(failed.headers.get('X-Request-Id') ?? 'no id');
    expect(text).not.toContain('secret');
  });

  it('keeps the language', async () => {
    const text = textOf(await (await pages.get('/nowhere?lang=en')).text());
    expect(text).toContain('There is no such page');
  });
});
