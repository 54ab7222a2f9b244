import { describe, expect, it } from 'vitest';
import { type CardTarget, indicatorCard, planCard, siteCard } from '../../src/share/cards.ts';
import type { Sheet } from '../../src/share/frame.ts';
import { emsOf } from '../../src/share/measure.ts';
import { STATE_COLOURS } from '../../src/share/palette.ts';

const on: Sheet = {
  siteName: '明白账',
  seal: '明',
  heading: '质量强区三年行动计划',
  moment: '按2016年2月15日判定 · 截至第 2,284 条记录',
  address: 'portal.example',
};
const target: CardTarget = {
  name: '环境空气质量优良率',
  state: 'missed',
  sign: '×',
  word: '未达成',
  finding: ['报送数据(2015年):69.7%', '差:90 − 69.7 = 20.3 个百分点'],
  demand: '要求:不低于 90% · 期限:2015年',
};
const cardOf = (name: string, targets: CardTarget[], sheet = on) =>
  indicatorCard(sheet, { name, targets, more: (count) => `另有 ${count} 项` });

/** Every text with its place, as a drawing program reads them. */
const textsOf = (svg: string) =>
  [
    ...svg.matchAll(
      /<text x="([\d.]+)" y="([\d.]+)"[^>]*font-size="([\d.]+)"[^>]*?(?:text-anchor="(\w+)")?>([^<]*)/g,
    ),
  ].map(([, x, y, size, anchor = 'start', text = '']) => ({
    x: Number(x),
    y: Number(y),
    size: Number(size),
    anchor,
    text,
  }));

/** Texts that leave the sheet or its margins, or run into the foot. */
function outside(svg: string): string[] {
  return textsOf(svg)
    .filter(({ x, y, size, anchor, text }) => {
      const width = emsOf(text) * size;
      const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
      return left < 20 || left + width > 1_180 || y > 600 || y < 20;
    })
    .map(({ text }) => text);
}

describe('the card of an indicator', () => {
  it('says its name, verdict, arithmetic, demand and moment', () => {
    const texts = textsOf(cardOf(target.name, [target])).map(({ text }) => text);
    for (const said of [target.name, '× 未达成', ...target.finding, target.demand, on.moment]) {
      expect(texts).toContain(said);
    }
    expect(cardOf(target.name, [target])).toContain(`fill="${STATE_COLOURS.missed}"`);
  });

  it('marks what is made up, and what is provisional, and nothing else', () => {
    const marked = cardOf(target.name, [{ ...target, provisional: '暂定' }], {
      ...on,
      synthetic: '演示数据:虚构',
    });
    expect(marked).toContain('演示数据:虚构');
    expect(marked).toContain('暂定');
    expect(cardOf(target.name, [target])).not.toMatch(/虚构|暂定/);
  });

  it.each([
    ['a name of 200 characters', '质'.repeat(200), [target]],
    ['a name without a place to break', 'W'.repeat(200), [target]],
    [
      'long sentences',
      target.name,
      [{ ...target, finding: ['数'.repeat(300), '据'.repeat(300)], demand: '求'.repeat(300) }],
    ],
    ['ten targets', target.name, Array.from({ length: 10 }, () => ({ ...target, name: '目标'.repeat(40) }))],
    ['no target', target.name, []],
  ])('keeps within its sheet: %s', (_, name, targets) => {
    for (const synthetic of [undefined, '演示数据:虚构,并非普陀区实际数据']) {
      expect(outside(cardOf(name, targets, { ...on, synthetic }))).toEqual([]);
    }
  });

  it('says how many targets it leaves out', () => {
    const targets = Array.from({ length: 10 }, (_, index) => ({ ...target, name: `目标${index}` }));
    const texts = textsOf(cardOf('名称', targets)).map(({ text }) => text);
    const shown = texts.filter((text) => text.startsWith('目标')).length;
    expect(shown).toBeGreaterThan(2);
    expect(texts).toContain(`另有 ${10 - shown} 项`);
  });

  it('takes no markup and no control character from outside', () => {
    const hostile = '</text><script>alert(1)</script>"\'&\u0000\u0007\u202e\ud800';
    const svg = cardOf(hostile, [{ ...target, name: hostile, finding: [hostile], demand: hostile }], {
      ...on,
      heading: hostile,
    });
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(svg).toBe(svg.toWellFormed());
    expect(svg.match(/<text/g)?.length).toBe(svg.match(/<\/text>/g)?.length);
  });
});

describe('the card of a plan', () => {
  const counts = (Object.keys(STATE_COLOURS) as (keyof typeof STATE_COLOURS)[]).map((state, index) => ({
    state,
    sign: '✓',
    word: 'Awaits evaluation',
    count: index,
    said: String(index),
  }));

  it('keeps within its sheet with every state and a long title, and leaves out states without a target', () => {
    for (const title of ['普陀区质量强区三年行动计划(2013-2015年)', '计划'.repeat(90)]) {
      const svg = planCard({ ...on, synthetic: '虚构' }, { title, said: '36 项', counts });
      expect(outside(svg)).toEqual([]);
      expect(textsOf(svg).filter(({ text }) => text.includes('Awaits'))).toHaveLength(7);
    }
  });

  it('draws the bar over the whole width', () => {
    const svg = planCard(on, { title: '计划', said: '', counts });
    const parts = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="48" fill="#/g)];
    const widths = parts.map(([, , width]) => Number(width)).filter((width) => width > 3);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1_072);
  });
});

it('the card of the site keeps within its sheet', () => {
  expect(outside(siteCard(on, { title: '明白账', lines: ['句'.repeat(200)] }))).toEqual([]);
});
