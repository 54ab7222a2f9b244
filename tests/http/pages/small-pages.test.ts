import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/http/app.ts';
import { pages as routes } from '../../../src/http/pages/index.ts';
import { deps } from '../given.ts';
import { openPortal, PLAN, type Portal } from '../portal.ts';
import { decode, linksOf, type Pages, pagesOf, textOf } from './given.ts';

const home = `/plans/${PLAN}`;
let portal: Portal;
let pages: Pages;
beforeAll(async () => {
  portal = await openPortal();
  await portal.adopts(`plans/${PLAN}`);
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

describe('about', () => {
  it('says what the ledger cannot prove, and where it is verified', async () => {
    const html = await pages.read('/about');
    const text = textOf(html);
    expect(text).toContain('不能证明');
    expect(text).toContain('给两个人看两本不同的账');
    expect(linksOf(html)).toContain('/verify');
    expect(text).toContain('本站不是演示站点');
    expect(textOf(await pagesOf(portal, { demo: true }).read('/about'))).toContain('本站是演示站点。');
  });

  it('explains every state and every kind of demand', async () => {
    const text = textOf(await pages.read('/about'));
    for (const state of [
      '已达成',
      '正常推进',
      '进度滞后',
      '未达成',
      '未到期',
      '待报送',
      '无法判定',
      '待评估',
    ])
      expect(text).toContain(state);
    expect(text).not.toContain('undefined');
  });

  it('names who can be asked, where the configuration does', async () => {
    expect(textOf(await pages.read('/about'))).toContain('没有配置联系方式');
    const html = await pagesOf(portal, { site: { phone: '021-0000', faults: 'mailto:a@b.example' } }).read(
      '/about',
    );
    expect(html).toContain('href="tel:0210000"');
    expect(html).toContain('href="mailto:a@b.example"');
  });
});

it('without accounts, one’s own account leads to the page that says so, and its forms say it too', async () => {
  const app = createApp(portal.deps, routes());
  for (const path of ['/account', '/account/password', '/account/second-factor']) {
    const response = await app.request(path);
    expect([path, response.status]).toEqual([path, 303]);
    const led = await app.request(response.headers.get('Location') ?? '');
    expect([path, led.status, textOf(await led.text()).includes('尚未启用账号')]).toEqual([path, 200, true]);
  }
  const headers = { 'Sec-Fetch-Site': 'same-origin' };
  for (const path of ['/account/password', '/account/sessions/x/end', '/account/second-factor', '/sign-in']) {
    const response = await app.request(path, { method: 'POST', headers });
    expect([path, response.status]).toEqual([path, 503]);
    expect(textOf(await response.text())).toContain('尚未启用账号');
  }
  expect((await app.request('/invitation/x')).status).toBe(503);
});

describe('the accessibility statement', () => {
  it('says what it aims at and what was not done', async () => {
    const text = textOf(await pages.read('/accessibility'));
    expect(text).toContain('GB/T 37668-2019');
    expect(text).toContain('没有经过第三方评测');
    expect(text).toContain('还没有请残障人士和老年人');
    expect(textOf(await pages.read('/accessibility?lang=en'))).toContain('No test with people');
  });
});

describe('the site map', () => {
  it('has every indicator, task and department, and every link leads somewhere', async () => {
    const links = linksOf(await pages.read('/sitemap')).filter((href) => !href.startsWith('/assets/'));
    const where = { plan: PLAN, at: (await portal.log.head()).size - 1 };
    const indicators = await portal.log.rows('indicators', where);
    for (const { indicator } of indicators) expect(links).toContain(`${home}/indicators/${indicator}`);
    for (const { task } of await portal.log.rows('tasks', where))
      expect(links).toContain(`${home}/tasks/${task}`);
    const others = links.filter(
      (href) => !/\/(indicators|tasks|departments)\/|^\/(display|share)/.test(href),
    );
    for (const href of new Set(others))
      expect(`${href} ${(await pages.get(href)).status}`).toBe(`${href} 200`);
  });

  it('is there for programs, with both languages of every page', async () => {
    const response = await pages.get('/sitemap.xml');
    expect(response.headers.get('Content-Type')).toContain('application/xml');
    const xml = await response.text();
    const addresses = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => decode(address));
    expect(addresses).toContain(`https://portal.example${home}/text?lang=en`);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.every((address) => address.startsWith('https://portal.example/'))).toBe(true);
  });

  it('is named to robots, from whom nothing is hidden', async () => {
    const text = await (await pages.get('/robots.txt')).text();
    expect(text).toContain('Sitemap: https://portal.example/sitemap.xml');
    expect(text).not.toMatch(/Disallow: *\//);
  });

  it('names a contact for security where one is configured alone', async () => {
    expect((await pages.get('/.well-known/security.txt')).status).toBe(404);
    const told = await pagesOf(portal, { site: { faults: 'https://faults.example' } }).read(
      '/.well-known/security.txt',
    );
    expect(told).toContain('Contact: https://faults.example\n');
    expect(Date.parse(/Expires: (.*)/.exec(told)?.[1] ?? '')).toBeGreaterThan(Date.parse('2020-01-01'));
  });
});

describe('a page that is not there', () => {
  it('leads to the nearest one above that is, and to the search, in the reader’s language', async () => {
    const nearest: [string, string][] = [
      [`${home}/indicators/moon`, `${home}/indicators`],
      [`${home}/tasks/moon`, `${home}/tasks`],
      [`${home}/departments/moon`, `${home}/departments`],
      [`${home}/years/1999`, `${home}/years`],
      [`${home}/moon/far/away`, home],
      ['/events/99999', '/events'],
    ];
    for (const [path, above] of nearest) {
      const response = await pages.get(`${path}?lang=en`);
      const html = await response.text();
      expect(`${path} ${response.status}`).toBe(`${path} 404`);
      expect(html).toMatch(new RegExp(`The nearest page above: <a href="${above}\\?lang=en"`));
      expect(html).toContain('action="/search"');
      expect(html).toContain('<input type="hidden" name="lang" value="en"');
    }
  });

  it('names no page above that is not known to be there', async () => {
    for (const path of ['/moon', '/plans/moon', '/plans/moon/text', '/plans/moon/far/away']) {
      const response = await pages.get(path);
      expect(response.status).toBe(404);
      expect(textOf(await response.text())).not.toContain('最近的上一级页面');
    }
  });

  it('runs nothing of its address', async () => {
    const html = await (await pages.get(`${home}/%3Cscript%3Ealert(1)%3C/script%3E`)).text();
    expect(html).not.toContain('<script>alert');
  });
});

describe('a failure', () => {
  it('gives its number and a way out, and nothing of what went wrong', async () => {
    const broken = deps();
    const app = createApp(
      {
        ...broken,
        log: {
          ...broken.log,
          head: async () => {
            throw new Error('secret of the database');
          },
        },
      },
      routes(),
    );
    const response = await app.request('/about?lang=en');
    const html = await response.text();
    expect(response.status).toBe(500);
    expect(html).toContain(`Request id: ${response.headers.get('X-Request-Id')}`);
    expect(html).toContain('href="/sitemap?lang=en"');
    expect(html).not.toMatch(/secret|at .*\.ts:\d+/);
  });
});
