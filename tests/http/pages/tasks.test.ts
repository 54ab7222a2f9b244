import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPortal, PLAN, type Portal } from '../portal.ts';
import { decode, idsOf, linksOf, type Pages, pagesOf, textOf } from './given.ts';

const SCRIPT = '<script>alert(1)</script>"\'&';
const home = `/plans/${PLAN}`;
const LINDENAU = '/plans/lindenau-2024-2027';
let portal: Portal;
let pages: Pages;
/** The position of the first report of progress. */
let first: number;
beforeAll(async () => {
  portal = await openPortal();
  await portal.adopts(`plans/${PLAN}`);
  await portal.adopts('tests/fixtures/plans/lindenau-2024-2027');
  const task = 'road-traffic';
  const stream = `plan/${PLAN}/task/${task}`;
  const said = { plan: PLAN, task, department: 'construction-transport-commission' };
  portal.at('2014-07-04T02:00:00Z');
  await portal.appends(stream, 'task.progressed', {
    ...said,
    state: 'behind_schedule',
    text: '两座桥未开工',
  });
  first = (await portal.log.head()).size - 1;
  portal.at('2015-02-01T02:00:00Z');
  await portal.appends(stream, 'task.evaluated', {
    plan: PLAN,
    task,
    year: '2014',
    state: 'on_schedule',
    text: '基本达到进度',
  });
  portal.at('2015-12-20T02:00:00Z');
  await portal.appends(stream, 'task.progressed', {
    ...said,
    state: 'completed',
    text: `全部建成${SCRIPT}\u202e${'x'.repeat(900)}`,
    statedOn: '2015-12-18',
  });
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

/** What the list says of one task. */
async function lineOf(path: string, task: string): Promise<string> {
  const html = await pages.read(path);
  const list = html
    .split('<li>')
    .find((part) => part.includes(`/tasks/${task}`) && part.includes('class="what"'));
  return textOf(list ?? '');
}

describe('the list of tasks', () => {
  it('has all of the plan, by chapter and section, in the order of the text', async () => {
    const html = await pages.read(`${home}/tasks`);
    const tasks = linksOf(html).filter((href) => href.startsWith(`${home}/tasks/`));
    expect([tasks.length, new Set(tasks).size]).toEqual([34, 34]);
    expect(textOf(html)).toContain('共 34 项任务');
    const headings = [...html.matchAll(/<h([23])>(.*?)<\/h/g)].map(([, depth, inner = '']) => [
      depth,
      textOf(inner).trim(),
    ]);
    expect(headings.slice(0, 3)).toEqual([
      ['2', '(一)加强诚信体系建设,强化企业质量主体责任'],
      ['2', '(二)重点推进三大战略建设,提高产品质量'],
      ['3', '1.实施品牌战略,注重品牌建设宣传'],
    ]);
  });

  it('says what the department reported last and what the leading group found', async () => {
    const line = await lineOf(`${home}/tasks`, 'road-traffic');
    expect(line).toMatch(/✓ 已完成 部门报告 · 2015年12月18日/);
    expect(line).toMatch(/→ 达进度 2014年度评定/);
    expect(line).toContain('11 项目标');
    expect(await lineOf(`${home}/tasks`, 'greening')).toContain('尚无进展报告');
  });

  it('knows at a moment what was known then, and on a day what had been said by then', async () => {
    const then = await lineOf(`${home}/tasks?at=${first}`, 'road-traffic');
    expect(then).toContain('欠进度 部门报告 · 2014年7月4日');
    expect(then).not.toContain('评定');
    expect(await lineOf(`${home}/tasks?day=2015-12-17`, 'road-traffic')).toContain('欠进度');
    expect(await lineOf(`${home}/tasks?at=1`, 'road-traffic')).toBe('');
    expect(textOf(await pages.read(`${home}/tasks?at=1`))).toContain('这个计划还没有任务');
  });

  it('is there in English and for another plan', async () => {
    const english = textOf(await pages.read(`${home}/tasks?lang=en`));
    expect(english).toContain('34 tasks');
    expect(english).toContain('completed reported by the department');
    expect(await pages.read(`${LINDENAU}/tasks`)).toContain('<bdi lang="de">');
  });
});

describe('a task', () => {
  const road = `${home}/tasks/road-traffic`;

  it('quotes its item whole, its targets underlined, and leads to its paragraph', async () => {
    const html = await pages.read(road);
    const row = await portal.log.row('tasks', `${PLAN}/road-traffic`, first);
    const quote = /<blockquote[^>]*>([\s\S]*?)<a class="in-text"/.exec(html)?.[1] ?? '';
    const said = decode(quote.replace(/<[^>]+>/g, ''));
    expect(said.replace(/\s/g, '')).toBe(row?.body.quote.replace(/\s/g, ''));
    expect(quote).toMatch(/<a class="mark s-[a-z-]+ under-0"/);
    const anchor = /class="in-text"[^>]*href="([^"#]*)#([^"]*)"/.exec(html) ?? [];
    expect(anchor[1]).toBe(`${home}/text`);
    const text = await pages.read(`${home}/text`);
    expect(idsOf(text)).toContain(anchor[2]);
    const paragraph = text.slice(text.indexOf(`id="${anchor[2]}"`));
    expect(textOf(paragraph).trimStart()).toContain('3.完善道路交通设施');
    expect(paragraph.slice(0, paragraph.indexOf('text-row'))).toContain(`href="${road}"`);
  });

  it('lists its targets, and what was said of it with the records, newest first', async () => {
    const html = await pages.read(road);
    expect([...html.matchAll(/<p class="demand">/g)]).toHaveLength(11);
    const positions = [...html.matchAll(/class="position" href="\/events\/(\d+)"/g)].map(([, n]) =>
      Number(n),
    );
    expect(positions).toEqual([first + 2, first, first + 1]);
    expect(textOf(html)).toContain('基本达到进度 2014年度评定');
  });

  it('shows hostile words as words', async () => {
    const html = await pages.read(road);
    expect(html).not.toContain('<script>alert');
    expect(decode(html)).toContain(SCRIPT);
    const before = html.slice(0, html.indexOf('\u202e'));
    expect(before.slice(before.lastIndexOf('<p'))).toContain('dir="auto"');
  });

  it('says what will be here while nothing was said', async () => {
    const text = textOf(await pages.read(`${home}/tasks/quality-improvement`));
    expect(text).toContain('原文在这项任务里没有写下可以检验的目标');
    expect(text).toContain('部门还没有报告进展');
    expect(text).toContain('领导小组还没有评定');
  });

  it('is reached from its targets, and from its records', async () => {
    expect(linksOf(await pages.read(`${home}/indicators/ten-roads`))).toContain(road);
    expect(linksOf(await pages.read(`/events/${first}`))).toContain(road);
  });

  it.each(['nowhere', SCRIPT, 'a/../b', '%00'])('is not there: %s', async (id) => {
    const response = await pages.get(`${home}/tasks/${encodeURIComponent(id)}`);
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(textOf(html)).toMatch(/本计划没有标识为.*的任务/);
    expect(html).not.toContain('<script>alert');
  });
});

describe('made-up words', () => {
  it('are marked, and the page says so', async () => {
    expect(textOf(await pages.read(`${home}/tasks`))).not.toContain('虚构');
    await portal.appends(`plan/${PLAN}/task/greening`, 'task.progressed', {
      plan: PLAN,
      task: 'greening',
      department: 'greening-bureau',
      state: 'ahead',
      text: '示例',
      synthetic: true,
    });
    for (const path of [`${home}/tasks`, `${home}/tasks/greening`, `${home}/departments/greening-bureau`]) {
      const html = await pages.read(path);
      expect(textOf(html)).toContain('演示数据:虚构');
      expect(html).toMatch(/超进度<\/span><span class="synthetic"/);
    }
    expect(textOf(await pages.read(`${home}/tasks/road-traffic`))).not.toContain('虚构');
  });
});
