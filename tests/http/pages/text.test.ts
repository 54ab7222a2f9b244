import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { decode, idsOf, type Pages, pagesOf, textOf } from './given.ts';

let portal: Portal;
let pages: Pages;
let html: string;
beforeAll(async () => {
  portal = await openPortal();
  await withHistory(portal);
  pages = pagesOf(portal);
  html = await pages.read(`/plans/${PLAN}/text`);
});
afterAll(() => portal.close());

const article = () => /<article[^>]*>([\s\S]*)<\/article>/.exec(html)?.[1] ?? '';
/** The article less our notes on it and the links to its paragraphs. */
const own = () =>
  decode(
    article()
      .replace(/<aside[\s\S]*?<\/aside>/g, '')
      .replace(/<a class="here"[\s\S]*?<\/a>/g, '')
      .replace(/<[^>]+>/g, ''),
  );
const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
const states = (pattern: RegExp) =>
  new Map([...html.matchAll(pattern)].map(({ groups }) => [groups?.id ?? '', groups?.state]));

describe('the text', () => {
  it('is the file of the plan, character for character', async () => {
    const file = await readFile(`plans/${PLAN}/plan.txt`, 'utf8');
    expect(lines(own())).toEqual(lines(file));
  });

  it('has a mark for every target and one note with the same state', () => {
    const marks = states(/class="mark s-(?<state>[a-z-]+) [^"]*" id="t-(?<id>[^"]*)"/g);
    const notes = states(/class="note s-(?<state>[a-z-]+) [^"]*" id="n-(?<id>[^"]*)"/g);
    expect(marks.size).toBe(228);
    expect(notes).toEqual(marks);
    const anchors = idsOf(html).filter((id) => /^[tn]-/.test(id));
    expect(new Set(anchors).size).toBe(anchors.length);
    expect([...html.matchAll(/class="note-name"/g)]).toHaveLength(228);
  });

  it('numbers every quote once, in the order of its notes on paper', () => {
    const numbers = [...article().matchAll(/<li value="(\d+)"/g)].map(([, n]) => Number(n));
    expect(numbers).toEqual(Array.from({ length: 228 }, (_, index) => index + 1));
    const quoted = [...article().matchAll(/data-number="(\d+)"/g)].map(([, n]) => Number(n));
    expect(quoted.toSorted((a, b) => a - b)).toEqual(numbers);
  });

  it('gives every target one stop of the Tab key', () => {
    const link = /<a (?=[^>]*href="[^"#]*\/indicators\/[^"#]*#t-(?<id>[^"]*)")[^>]*>/g;
    const stops = [...article().matchAll(link)]
      .filter(([tag]) => !tag.includes('tabindex="-1"'))
      .map(({ groups }) => groups?.id);
    expect(stops.length).toBe(228);
    expect(new Set(stops).size).toBe(228);
  });

  it('describes every link to a target by its note', () => {
    const notes = new Set(idsOf(html).filter((id) => id.startsWith('n-')));
    const described = [...article().matchAll(/aria-describedby="([^"]*)"/g)].map(([, id = '']) => id);
    expect(described.length).toBeGreaterThan(200);
    expect(described.filter((id) => !notes.has(id))).toEqual([]);
  });

  it('leads to anchors that are there', () => {
    const ids = new Set(idsOf(html));
    const within = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id = '']) => id);
    expect(within.length).toBeGreaterThan(150);
    expect(within.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('keeps every phrase whole, so that the browser finds it', () => {
    expect(own()).toContain('全区新增上海名牌8项,新增驰名商标1项、上海市著名商标16项');
  });

  it('lists the headings with what stands below them', () => {
    const contents = textOf(/<nav class="contents"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '');
    expect(contents).toContain('(二)主要目标 170 项目标');
    expect(contents).toContain('第三阶段:检查验收阶段(2015年底)');
  });

  it('knows the letterhead and the signature', () => {
    expect(html).toMatch(/<p class="document-number"[^>]*>\s*普府办〔2013〕50号/);
    expect([...html.matchAll(/<p class="document-signature"/g)]).toHaveLength(2);
    expect([...html.matchAll(/<p class="document-title"/g)]).toHaveLength(4);
  });

  it('folds the notes of a paragraph behind their count', () => {
    const row = html.slice(html.indexOf('t-shanghai-famous-brands'));
    expect(textOf(row.slice(0, row.indexOf('</summary>')))).toMatch(
      /7 项目标 — 5 待报送 \? 1 无法判定 … 1 待评估 $/,
    );
  });

  it('goes over the wire in less than 100 kB', () => {
    expect(gzipSync(html).byteLength).toBeLessThan(100_000);
  });

  it('speaks English round the Chinese words', async () => {
    const english = await pages.read(`/plans/${PLAN}/text?lang=en`);
    expect(textOf(english)).toContain('7 targets');
    expect(english).toMatch(/<article class="text" lang="zh-CN">/);
  });
});
