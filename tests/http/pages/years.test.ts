import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAccount } from '../../../src/log/account.ts';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { linksOf, type Pages, pagesOf, textOf } from './given.ts';

const home = `/plans/${PLAN}`;
const air = 'air-quality-good-rate';
let portal: Portal;
let pages: Pages;
let history: History;
/** Position of the first record of the bulletin of 2014. */
let issued: number;

beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
  await summary('2014', 'first');
  await bulletin('2013', history.adopted, '2014-02-01', { [air]: 'met' });
  issued = (await portal.log.head()).size;
  await bulletin('2014', history.firstOfApril, '2015-04-02');
  await portal.appends(`plan/${PLAN}/indicator/${air}`, 'target.evaluated', {
    plan: PLAN,
    indicator: air,
    target: air,
    occasion: '2014',
    state: 'behind',
    opinion: '差距较大,<b>须</b>加快。',
    reliedOn: [],
  });
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

/** Three targets in two parts, with the states that the rules give at the position unless told otherwise. */
async function bulletin(year: string, position: number, day: string, otherwise: Record<string, 'met'> = {}) {
  const account = await readAccount(portal.log, PLAN, { at: position, day });
  const all = account?.targets ?? [];
  const lines = [air, 'family-planning-registered', 'shanghai-famous-brands'].flatMap((id) => {
    const target = all.find((each) => each.id === id);
    return target ? [{ target: id, computed: otherwise[id] ?? target.verdict.state }] : [];
  });
  const of = { plan: PLAN, year, position, day, parts: 2 };
  const stream = `plan/${PLAN}/year/${year}`;
  await portal.appends(stream, 'bulletin.issued', {
    ...of,
    part: 0,
    text: `${year}年通报正文\n各单位要抓紧。`,
    lines: lines.slice(0, 2),
  });
  await portal.appends(stream, 'bulletin.issued', { ...of, part: 1, text: '附表续', lines: lines.slice(2) });
}

async function summary(year: string, text: string) {
  const department = 'industry-commerce-bureau';
  await portal.appends(`plan/${PLAN}/year/${year}`, 'summary.submitted', {
    plan: PLAN,
    year,
    department,
    text,
    claims: [{ indicator: 'shanghai-famous-brands', target: 'shanghai-famous-brands', state: 'met' }],
  });
}

describe('a bulletin', () => {
  it('stands as it was issued, its parts together, with number, date and what it froze', async () => {
    const html = await pages.read(`${home}/years/2014`);
    const text = textOf(html);
    expect(text).toContain('2014年通报正文');
    expect(text).toContain('附表续');
    expect(text).toContain('结论表,共 3 项');
    expect(text).toContain('结论判定日 2015年4月2日');
    expect(linksOf(html)).toContain(`/events/${issued}`);
    expect(linksOf(html)).toContain(`/events/${history.firstOfApril}`);
    expect(text).not.toContain('未印发');
  });

  it('is held against the year before', async () => {
    const text = textOf(await pages.read(`${home}/years/2014`));
    expect(text).toContain('与2013年度通报相比');
    expect(text).toContain('环境空气质量优良率 原为已达成');
  });

  it('is computed again from what it knew, and says where that gives something else', async () => {
    expect(textOf(await pages.read(`${home}/years/2014`))).toContain(
      '按公开规则重新计算了 3 项结论,与通报完全一致',
    );
    expect(textOf(await pages.read(`${home}/years/2013`))).toContain(
      '按公开规则重新计算了 3 项结论,其中 1 项与通报不同',
    );
  });

  it('leads to what was corrected after it, and says what that would change', async () => {
    const same = await pages.read(`${home}/years/2014`);
    expect(textOf(same)).toContain('通报印发后更正 1 项');
    expect(textOf(same)).toContain('以同一天判定,通报的结论不变');
    expect(linksOf(same)).toContain(`/events/${history.corrected}`);
  });

  it('shows the words of the leading group and of the departments, and runs nothing of them', async () => {
    const html = await pages.read(`${home}/years/2014`);
    expect(html).toContain('差距较大,&lt;b&gt;须&lt;/b&gt;加快。');
    expect(textOf(html)).toContain('自评 1 项');
  });

  it('is not there before it was issued', async () => {
    const text = textOf(await pages.read(`${home}/years/2014?at=${issued - 1}`));
    expect(text).toContain('2014年度通报尚未印发');
    expect(text).not.toContain('2014年通报正文');
  });

  it('lacks a part, and says so', async () => {
    const text = textOf(await pages.read(`${home}/years/2014?at=${issued}`));
    expect(text).toContain('还有 1 部分没有入账');
    expect(text).toContain('结论表,共 2 项');
  });
});

describe('a year without a bulletin', () => {
  it('says what will be here, shows the state at its end, and that nobody issued it', async () => {
    const html = await pages.read(`${home}/years/2015`);
    const text = textOf(html);
    expect(text).toContain('2015年度通报尚未印发');
    expect(text).toContain('以2015年12月31日判定的现状,不是通报');
    expect(text).toContain('结论表,共 228 项');
    expect(linksOf(html)).toContain(`${home}/acceptance`);
  });

  it('that has not begun shows no state', async () => {
    const text = textOf(await pages.read(`${home}/years/2015?at=${history.adopted}`));
    expect(text).toContain('2015年还没有开始');
    expect(text).not.toContain('结论表');
  });

  it('outside the plan is refused with the years that there are', async () => {
    for (const year of ['2012', '2016', 'next', '20140', '%3Cscript%3E']) {
      const response = await pages.get(`${home}/years/${year}`);
      expect(response.status).toBe(404);
      expect(textOf(await response.text())).toContain('计划期是 2013 年至 2015 年');
    }
  });
});

describe('the list of years', () => {
  it('has every year, the newest first, and what was issued of it', async () => {
    const html = await pages.read(`${home}/years`);
    const years = linksOf(html).filter((href) => href.startsWith(`${home}/years/`));
    expect(years).toEqual(['2015', '2014', '2013'].map((year) => `${home}/years/${year}`));
    expect(textOf(html)).toMatch(/[12] 项结论与上一年度不同/);
    expect(textOf(html)).toContain('这一年已经结束,账本里还没有它的通报');
  });

  it('speaks English', async () => {
    const text = textOf(await pages.read(`${home}/years?lang=en`));
    expect(text).toContain('Yearly bulletins');
    expect(text).not.toMatch(/undefined|\[object/);
  });
});

describe('a correction that turns a verdict', () => {
  it('is told with the state that the bulletin has and the one that it would have', async () => {
    portal.at('2016-02-16T04:00:00Z');
    await portal.does({
      type: 'correct_figure',
      indicator: air,
      period: '2014',
      new: { value: '95' },
      kind: 'revision',
      reason: '复核',
    });
    const text = textOf(await pages.read(`${home}/years/2014`));
    expect(text).toContain('通报印发后更正 2 项');
    expect(text).toContain('1 项结论会与通报不同');
    expect(text).toMatch(/环境空气质量优良率 ◑ 进度滞后 → → 正常推进/);
  });
});
