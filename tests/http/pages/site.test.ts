/** Whose site this is: as configured, and nothing made up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPortal, PLAN, type Portal } from '../portal.ts';
import { pagesOf, textOf } from './given.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await openPortal();
  await portal.adopts(`plans/${PLAN}`);
});
afterAll(() => portal.close());

const footerOf = (html: string): string =>
  /<footer class="site-footer">[\s\S]*<\/footer>/.exec(html)?.[0] ?? '';

describe('the footer', () => {
  it('names what the configuration says, and the head its code', async () => {
    const site = {
      host: '某区人民政府',
      operator: '某区市场监管局',
      idCode: '0000000000',
      icp: '某ICP备00000000号-1',
      police: '某公网安备00000000000000号',
      phone: '021-0000 0000',
      faults: 'mailto:faults@portal.example',
    };
    const html = await pagesOf(portal, { site }).read('/');
    const footer = footerOf(html);
    const text = textOf(footer);
    for (const said of ['主办: 某区人民政府', '承办: 某区市场监管局', '网站标识码:0000000000', '网站找错'])
      expect(text).toContain(said);
    expect(footer).toContain('href="https://beian.miit.gov.cn/"');
    expect(footer).toContain('code=00000000000000"');
    expect(footer).toContain('href="tel:02100000000"');
    expect(footer).toContain('href="mailto:faults@portal.example"');
    expect(text).not.toContain('非官方');
    expect(html).toContain('<meta name="SiteIDCode" content="0000000000"/>');
    expect(html).toContain('<meta name="ColumnType" content="信息公开"/>');
  });

  it('says that nobody is named where nothing is configured', async () => {
    const html = await pagesOf(portal).read('/');
    expect(textOf(footerOf(html))).toContain('本站未配置主办信息');
    expect(html).not.toContain('SiteIDCode');
    expect(textOf(footerOf(html))).not.toMatch(/主办:|ICP|公网安备/);
  });

  it('says of a demonstration that it is not official', async () => {
    const text = textOf(footerOf(await pagesOf(portal, { demo: true }).read('/')));
    expect(text).toContain('演示站点,非官方');
    expect(text).not.toContain('未配置');
  });

  it('leads to the map, the accessibility statement, the data and what this is', async () => {
    const footer = footerOf(await pagesOf(portal).read('/?lang=en'));
    for (const path of ['/sitemap', '/accessibility', '/about', '/data'])
      expect(footer).toContain(`href="${path}?lang=en"`);
  });
});
