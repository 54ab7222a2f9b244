import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPortal, PLAN, type Portal } from '../portal.ts';
import { decode, linksOf, type Pages, pagesOf, textOf } from './given.ts';

const SCRIPT = '<script>alert(1)</script>"\'&';
const home = `/plans/${PLAN}`;
const LINDENAU = '/plans/lindenau-2024-2027';
const MERGED = ['industry-commerce-bureau', 'quality-bureau', 'food-drug-bureau'];
let portal: Portal;
let pages: Pages;
/** The positions of the merger and of what came after it. */
let merger: number;
beforeAll(async () => {
  portal = await openPortal();
  await portal.adopts(`plans/${PLAN}`);
  await portal.adopts('tests/fixtures/plans/lindenau-2024-2027');
  const year = { plan: PLAN, year: '2014', department: 'quality-bureau' };
  portal.at('2015-01-10T02:00:00Z');
  const summary = await portal.appends(`plan/${PLAN}/summary/2014/quality-bureau`, 'summary.submitted', {
    ...year,
    text: `质监局的一年${SCRIPT}\u202e`,
    claims: [{ indicator: 'shanghai-famous-brands', target: 'shanghai-famous-brands', state: 'on_track' }],
  });
  portal.at('2015-01-20T02:00:00Z');
  await portal.appends(`plan/${PLAN}/summary/2014/quality-bureau`, 'summary.returned', {
    ...year,
    summary,
    reason: '缺少数据',
  });
  portal.at('2015-07-01T02:00:00Z');
  await portal.appends(`plan/${PLAN}`, 'department.succeeded', {
    plan: PLAN,
    predecessors: MERGED,
    successor: { department: 'market-supervision-bureau', name: '区市场监管局' },
    on: '2015',
    note: '确切日期待核',
  });
  merger = (await portal.log.head()).size - 1;
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

describe('the list of departments', () => {
  it('has every department with its targets, tasks and what is overdue', async () => {
    const html = await pages.read(`${home}/departments`);
    const rows = await portal.log.rows('departments', { plan: PLAN, at: merger });
    const names = [...html.matchAll(/<div class="what"><a href="([^"]*)"/g)].map(([, href]) => href);
    expect(names).toHaveLength(rows.length);
    expect(new Set(names)).toEqual(new Set(rows.map((row) => `${home}/departments/${row.department}`)));
    expect(textOf(html)).toMatch(/区科委 10 项任务 · \d+ 项逾期未报 24 项目标/);
  });

  it('explains the name that stands for all of them by its note', async () => {
    expect(textOf(await pages.read(`${home}/departments`))).toContain(
      '各部门 原文以「各部门」统称,不另列名单;街道(镇)也可报送',
    );
  });

  it('names who became whom, from both sides, once it is known', async () => {
    const text = textOf(await pages.read(`${home}/departments`));
    expect(text).toContain('2015年起并入 区市场监管局');
    expect(text).toMatch(/区市场监管局 前身: 区工商分局 、 区质监局 、 区食药监分局/);
    const before = textOf(await pages.read(`${home}/departments?at=${merger - 1}`));
    expect(before).not.toContain('市场监管');
  });

  it('counts as its own page and as the list of targets do', async () => {
    const department = 'market-supervision-bureau';
    const html = await pages.read(`${home}/departments`);
    const line = textOf(html.slice(html.lastIndexOf(`departments/${department}"`)));
    const count = /(\d+) 项目标/.exec(line)?.[1];
    const list = await pages.read(`${home}/indicators?department=${department}`);
    expect(textOf(list)).toContain(`符合条件的 ${count} 项`);
    const own = await pages.read(`${home}/departments/${department}`);
    const heroes = [...own.matchAll(/<span class="hero">(\d+)/g)].map(([, n]) => Number(n));
    expect(String(heroes.reduce((sum, n) => sum + n, 0))).toBe(count);
    const link = linksOf(own).find((href) => href.includes(`department=${department}&state=`)) ?? '';
    expect(textOf(await pages.read(link))).toContain(`符合条件的 ${heroes[0]} 项`);
  });

  it('is there in English and for another plan', async () => {
    expect(textOf(await pages.read(`${home}/departments?lang=en`))).toContain('2015: part of 区市场监管局');
    expect(textOf(await pages.read(`${LINDENAU}/departments`))).toContain('Kämmerei');
  });
});

describe('a department', () => {
  const office = (id: string) => pages.read(`${home}/departments/${id}`);

  it('says what it was and became, with date, note and record', async () => {
    for (const id of ['market-supervision-bureau', ...MERGED]) {
      const html = await office(id);
      expect(textOf(html)).toContain(
        '2015年 起, 区工商分局 、 区质监局 、 区食药监分局 并入 区市场监管局 确切日期待核',
      );
      expect(linksOf(html)).toContain(`/events/${merger}`);
    }
    expect(textOf(await office('science-commission'))).not.toContain('机构沿革');
    const path = `${home}/departments/market-supervision-bureau?at=${merger - 1}`;
    expect((await pages.get(path)).status).toBe(404);
  });

  it('lists each target once, those first and marked whose figure should be there', async () => {
    const html = await office('science-commission');
    const overdue = /<section id="overdue">([\s\S]*?)<\/section>/.exec(html)?.[1] ?? '';
    const said = /(\d+) 项逾期未报/.exec(
      textOf(
        (await pages.read(`${home}/departments`)).split('<li>').find((part) => part.includes('>区科委<')) ??
          '',
      ),
    );
    const marks = overdue
      .split('<div class="what">')
      .slice(1)
      .map((line) => line.includes('overdue-mark'));
    expect(marks).toHaveLength(24);
    expect(marks.lastIndexOf(true) + 1).toBe(Number(said?.[1]));
    expect(marks.filter(Boolean)).toHaveLength(Number(said?.[1]));
    expect(textOf(overdue)).toContain(`其中 ${said?.[1]} 项逾期未报`);
    const before = await pages.read(`${home}/departments/science-commission?day=2013-07-01`);
    expect(textOf(before)).toContain('没有逾期未报的数据');
  });

  it('lists its tasks, and its predecessors’', async () => {
    const own = linksOf(await office('quality-bureau')).filter((href) => href.includes('/tasks/'));
    const after = linksOf(await office('market-supervision-bureau'));
    expect(new Set(own).size).toBe(12);
    for (const href of own) expect(after).toContain(href);
  });

  it('shows its annual summaries with what became of them', async () => {
    const html = await office('quality-bureau');
    const text = textOf(html);
    expect(text).toMatch(/2014年度总结 已退回 自评 1 项 · 提交 2015年1月10日 · 退回 2015年1月20日/);
    expect(text).toContain('原因: 缺少数据');
    expect(textOf(await office('market-supervision-bureau'))).toContain('2014年度总结 区质监局 已退回');
    expect(textOf(await office('science-commission'))).toContain('还没有提交年度总结');
  });

  it('shows hostile words as words', async () => {
    const html = await office('quality-bureau');
    expect(html).not.toContain('<script>alert');
    expect(decode(html)).toContain(SCRIPT);
    const before = html.slice(0, html.indexOf('\u202e'));
    expect(before.slice(before.lastIndexOf('<p'))).toContain('dir="auto"');
  });

  it('bears a hostile name', async () => {
    const department = 'hostile-office';
    await portal.appends(`plan/${PLAN}`, 'department.named', {
      plan: PLAN,
      department,
      name: SCRIPT,
      aliases: [`\u202e${'长'.repeat(90)}`],
      note: SCRIPT,
    });
    for (const path of ['', `/${department}`]) {
      const html = await pages.read(`${home}/departments${path}`);
      expect(html).not.toContain('<script>alert');
      expect(decode(html)).toContain(SCRIPT);
    }
    const html = await office(department);
    expect(textOf(html)).toContain('计划没有为这个部门写下可以检验的目标');
    const before = html.slice(0, html.indexOf('\u202e'));
    expect(before.slice(before.lastIndexOf('<'))).toMatch(/^<bdi/);
  });

  it('is reached from its indicators', async () => {
    const html = await pages.read(`${home}/indicators/air-quality-good-rate`);
    expect(linksOf(html)).toContain(`${home}/departments/environment-bureau`);
  });

  it.each(['nowhere', SCRIPT, '%00'])('is not there: %s', async (id) => {
    const response = await pages.get(`${home}/departments/${encodeURIComponent(id)}`);
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(textOf(html)).toMatch(/本计划没有标识为.*的部门/);
    expect(html).not.toContain('<script>alert');
  });
});
