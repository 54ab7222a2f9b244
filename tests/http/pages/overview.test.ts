/** The plan at a glance: its question, and a way in for whoever comes with one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { linksOf, type Pages, pagesOf, textOf } from './given.ts';

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
const sectionOf = (html: string, id: string): string =>
  new RegExp(`<section[^>]*aria-labelledby="${id}">[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';

describe('a plan at a glance', () => {
  it('asks how much was kept, and names the document in full', async () => {
    const html = await pages.read(home);
    const heading = textOf(/<h1>[\s\S]*?<\/h1>/.exec(html)?.[0] ?? '').replaceAll(' ', '');
    expect(heading).toBe('质量强区三年行动计划兑现了多少?');
    expect(textOf(html)).toContain('普府办〔2013〕50号');
    expect(linksOf(html)).toContain(`${home}/indicators?state=no_data`);
  });

  it('shows a correction with old value, new value and reason, and its record', async () => {
    const corrections = sectionOf(await pages.read(home), 'corrections');
    expect(corrections).toMatch(/<del>[\s\S]*47\.8[\s\S]*<\/del>[\s\S]*<ins>[\s\S]*74\.8%[\s\S]*<\/ins>/);
    expect(textOf(corrections)).toContain('录入时数字颠倒');
    expect(linksOf(corrections)).toContain(`/events/${history.corrected}`);
    expect(linksOf(corrections)).toContain(`${home}/indicators/air-quality-good-rate`);
  });

  it('does not know of a correction before it was made', async () => {
    const html = await pages.read(`${home}?at=${history.corrected - 1}`);
    expect(html).not.toContain('id="corrections"');
    expect(html).not.toContain('录入时数字颠倒');
  });

  it('leads back to the end of each year that is over since the plan was recorded', async () => {
    const ways = /<nav class="questions"[\s\S]*?<\/nav>/.exec(await pages.read(home))?.[0] ?? '';
    const back = linksOf(ways).filter((href) => /at=\d{4}-/.test(href));
    expect(back).toEqual(['2013', '2014', '2015'].map((year) => `${home}?at=${year}-12-31`));
    const response = await pages.get(`${home}?at=2014-12-31`);
    expect(response.headers.get('Location')).toMatch(/at=\d+&day=2014-12-31/);
  });

  it('names the day that was asked for, and that of the last record before it', async () => {
    const response = await pages.get(`${home}?at=2014-12-31`);
    const bar = textOf(await pages.read(response.headers.get('Location') ?? ''));
    expect(bar).toMatch(/您正在查看截至 2014年12月31日\(第 \d+ 条\)的内容 ?\(该条记录于2014年3月1日\)/);
  });

  it('does not say a day of a position that other records of the day follow', async () => {
    const bar = textOf(await pages.read(`${home}?at=${history.reported}&day=2016-01-01`));
    expect(bar).toContain('您正在查看截至 2015年3月1日');
    expect(bar).toContain('结论按 2016年1月1日 判定');
  });
});
