import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type History, openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { linksOf, type Pages, pagesOf, textOf } from './given.ts';

const page = `/plans/${PLAN}/acceptance`;
let portal: Portal;
let pages: Pages;
let history: History;
beforeAll(async () => {
  portal = await openPortal();
  history = await withHistory(portal);
  await portal.does({
    type: 'report_figure',
    indicator: 'sludge-treatment',
    period: '2015',
    value: '100',
    evidence: [{ name: '检测报告.pdf', mediaType: 'application/pdf', size: 12, sha256: 'ab'.repeat(32) }],
  });
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

const files = async (path: string) => {
  const response = await pages.get(path);
  expect(response.status).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const contents = unzipSync(bytes);
  return {
    response,
    bytes,
    textOf: (name: string) => strFromU8(contents[name] ?? new Uint8Array()),
    contents,
  };
};

describe('the acceptance', () => {
  it('says that nothing has been concluded, and shows every target', async () => {
    const html = await pages.read(page);
    expect(textOf(html)).toContain('尚未作出验收结论');
    expect(textOf(html)).toContain('共 228 项目标');
    expect(linksOf(html)).toContain(`${page}.zip`);
  });

  it('shows the newest figure with its period, standing and corrections', async () => {
    const text = textOf(await pages.read(page));
    expect(text).toMatch(/环境空气质量优良率 不低于 90% · 2015年 74\.8% 2014年 待核实 · 更正 1/);
  });

  it('chooses by department and state, and tells an unknown value', async () => {
    const text = textOf(await pages.read(`${page}?state=behind`));
    expect(text).toMatch(/共 228 项目标,符合条件的 \d+ 项/);
    const unknown = await pages.read(`${page}?department=moon`);
    expect(textOf(unknown)).toContain('“责任部门”没有“moon”这一项');
    expect(unknown).toMatch(/<option value="moon" selected/);
  });

  it('stands at a moment', async () => {
    const html = await pages.read(`${page}?at=${history.reported}`);
    expect(textOf(html)).toContain('47.8% 2014年');
    expect(linksOf(html)).toContain(`${page}.zip?at=${history.reported}`);
  });
});

describe('its file', () => {
  it('is the same, byte for byte, for a position and day, and another for others', async () => {
    const of = `${page}.zip?at=${history.corrected}&day=2016-02-15`;
    // Another app has another cache.
    const [one, again] = [await files(of), await pagesOf(portal).get(of)];
    expect(Buffer.from(one.bytes).equals(Buffer.from(await again.arrayBuffer()))).toBe(true);
    const earlier = await files(`${page}.zip?at=${history.reported}`);
    expect(Buffer.from(earlier.bytes).equals(Buffer.from(one.bytes))).toBe(false);
    expect(one.response.headers.get('Content-Disposition')).toContain(`-${history.corrected}.zip`);
  });

  it('is known again by its tag', async () => {
    const { response } = await files(`${page}.zip`);
    const tag = response.headers.get('ETag') ?? '';
    expect((await pages.get(`${page}.zip`, { 'If-None-Match': tag })).status).toBe(304);
  });

  it('holds the plan’s records in the bytes of the log, each with its place and hash', async () => {
    const { textOf: content } = await files(`${page}.zip?at=${history.corrected}`);
    const lines = content('events.ndjson').trimEnd().split('\n');
    const stored = await portal.log.read({ to: history.corrected, limit: 5_000 });
    expect(lines).toEqual(stored.map(({ entry }) => entry));
    const [, ...rows] = content('events.csv').trimEnd().split('\r\n');
    const hashes = lines.map((line) => createHash('sha256').update('\0').update(line).digest('hex'));
    expect(rows.map((row) => row.split(',').at(-1))).toEqual(hashes);
  });

  it('has verdicts, figures with their corrections, digests of evidence, and says how to check them', async () => {
    const { textOf: content, contents } = await files(`${page}.zip`);
    const { targets, position } = JSON.parse(content('verdicts.json'));
    expect(targets).toHaveLength(228);
    expect(position).toBe((await portal.log.head()).size - 1);
    expect(content('figures.csv')).toContain('47.8→74.8');
    expect(content('evidence.csv')).toContain('ab'.repeat(32));
    expect(content('README.txt')).toContain(`账本第 ${position} 条记录`);
    expect(content('README.txt')).toContain('不保存佐证文件本身');
    expect(content('summary.html')).not.toMatch(/<script|href=|src=/);
    for (const name of Object.keys(contents))
      expect(content('README.txt')).toMatch(new RegExp(name === 'README.txt' ? '' : name));
  });

  it('guards the cells that a table program would compute', async () => {
    await portal.does({
      type: 'report_figure',
      indicator: 'family-planning-registered',
      period: '2014',
      value: '99',
      note: '=HYPERLINK("http://evil.example")',
    });
    const { textOf: content } = await files(`${page}.zip`);
    expect(content('figures.csv')).toContain("'=HYPERLINK");
  });
});

describe('a conclusion', () => {
  it('stands on the page with its day, its place and what it froze', async () => {
    await portal.appends(`plan/${PLAN}`, 'acceptance.concluded', {
      plan: PLAN,
      position: history.corrected,
      day: '2016-02-15',
      opinion: '总体完成。\n<i>个别</i>目标未达成。',
    });
    const html = await pages.read(page);
    expect(textOf(html)).not.toContain('尚未作出验收结论');
    expect(html).toContain('&lt;i&gt;个别&lt;/i&gt;目标未达成。');
    expect(linksOf(html)).toContain(`${page}?at=${history.corrected}&day=2016-02-15`);
    expect((await files(`${page}.zip`)).textOf('README.txt')).toContain('验收结论:2016-02-15作出');
  });
});
