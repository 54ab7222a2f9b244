/** Charts: the same text each time, plain enough for a strict policy, with every sign that a reader is promised. */
import { describe, expect, it } from 'vitest';
import { chartSvg, isChart } from '../../src/charts/chart.ts';
import type { Theme } from '../../src/charts/palette.ts';
import { type Given, PLAN, shown, wordsZh } from './given.ts';
import { complaintsOf, forbiddenIn } from './svg.ts';

function svgOf(given: Given, { theme = 'light' as Theme, narrow = false } = {}): string {
  const one = shown(given);
  if (!isChart(one.picture)) throw new Error(`${one.picture.form} is no chart`);
  const { unit, decimals } = one.indicator;
  return chartSvg(one.picture, PLAN, { words: wordsZh(one), theme, narrow, unit, decimals });
}

const air: Given = {
  target: { kind: 'at_least', value: '90' },
  figures: ['2013 62.2', '2014 74.8 B', '2015 69.7'],
};
const change: Given = {
  target: {
    kind: 'relative_change',
    value: '17',
    baseline: { period: '2012', value: '50' },
    params: { direction: 'decrease', operator: 'at_least' },
  },
  figures: ['2013 48', '2014 44', '2015 40 <45'],
};
const versus: Given = {
  target: { kind: 'versus_reference', params: { operator: 'less_than', reference: 'city' } },
  figures: ['2014 5', '2015 3 ~'],
  references: ['2014 4.5', '2015 4'],
};
const trend: Given = {
  target: { kind: 'trend', params: { direction: 'increase', step: 'each_year' } },
  figures: ['2013 5', '2014 5', '2015 7'],
};
const sum: Given = {
  target: { kind: 'at_least', value: '8' },
  measure: 'flow',
  unit: '项',
  figures: ['2013 3', '2014 2 <4', '2015 4'],
};
const all = { air, change, versus, trend, sum };

describe.each(Object.entries(all))('the chart of %s', (_, given) => {
  it.each([
    { theme: 'light', narrow: false },
    { theme: 'dark', narrow: true },
  ] as const)('is well-formed, plain and the same every time ($theme)', (look) => {
    const svg = svgOf(given, look);
    expect(complaintsOf(svg)).toEqual([]);
    expect(forbiddenIn(svg)).toEqual([]);
    expect(svg).not.toMatch(/zr\d|NaN|undefined|Infinity/);
    svgOf(trend);
    expect(svgOf(given, look)).toBe(svg);
  });
});

describe('what a chart shows', () => {
  it('has its finding as the title, the goal in words, every value as text, every year of the plan', () => {
    const svg = svgOf(air);
    expect(svg).toContain('<title>环境空气质量优良率:2013—2015年均未达到 90%</title>');
    for (const text of ['目标:不低于 90%', '62.2%', '74.8%', '69.7%', '2013年', '2014年', '2015年'])
      expect(svg).toContain(`>${text}</text>`);
  });

  it('draws a dotted line with a word where the definition changed, and only there', () => {
    expect(svgOf(air)).toContain('>口径变化</text>');
    expect(svgOf(air)).toContain('stroke-dasharray="2,4"');
    expect(svgOf({ ...air, figures: ['2013 62.2', '2015 69.7'] })).not.toContain('口径变化');
  });

  it('keeps what was corrected as a ghost tied to what stands', () => {
    const svg = svgOf({ ...air, figures: ['2013 62.2', '2014 74.8 <47.8', '2015 69.7'] });
    expect(svg).toContain('>更正前 47.8%</text>');
    expect(svg).toContain('>74.8%</text>');
    expect(svg).toContain('stroke-dasharray="1,3"');
    expect(svgOf({ ...air, figures: ['2014 74.8 <74.8'] })).not.toContain('更正前');
  });

  it('hatches what is made up and says so in the picture', () => {
    const svg = svgOf({ ...air, figures: ['2013 62.2', '2014 74.8 ~'] });
    expect(svg).toContain('>虚构</text>');
    expect(hatchedIn(svg)).toBe(1);
    expect(hatchedIn(svgOf(air))).toBe(0);
    expect(svgOf(air)).not.toContain('虚构');
  });

  it('tells the two series of a comparison apart by name and by line', () => {
    const svg = svgOf(versus);
    expect(svg).toContain('>全市平均水平</text>');
    expect(svg).toMatch(/stroke-dasharray="7,4"/);
  });

  it('breaks the line of a step that went the wrong way', () => {
    expect(svgOf(trend)).toContain('stroke-dasharray="5,4"');
    expect(svgOf({ ...trend, figures: ['2013 5', '2014 6', '2015 7'] })).not.toContain(
      'stroke-dasharray="5,4"',
    );
  });

  it('runs a sum against the straight pace', () => {
    const svg = svgOf(sum);
    for (const text of ['按时间均匀推进', '3', '5', '9', '目标:不低于 8 项'])
      expect(svg).toContain(`>${text}</text>`);
  });

  it('is narrow for a phone', () => {
    expect(svgOf(air)).toContain('width="720"');
    expect(svgOf(air, { narrow: true })).toContain('width="340"');
  });

  it('shows hostile names as text', () => {
    const name = '</title><script>alert(1)</script>&"\u0007{a}';
    const svg = svgOf({ ...versus, name });
    expect(complaintsOf(svg)).toEqual([]);
    expect(forbiddenIn(svg)).toEqual([]);
    expect(svg).not.toContain('\u0007');
    expect(svg).toContain('&#60;script&#62;');
  });

  it('bears any decimal that an event can hold', () => {
    for (const value of ['0', '-5', `${'9'.repeat(30)}.5`, '0.00000000001']) {
      const svg = svgOf({ ...air, figures: [`2014 ${value}`, `2015 ${value}`] });
      expect(complaintsOf(svg)).toEqual([]);
      expect(svg).not.toMatch(/NaN|Infinity/);
    }
  });
});

/** Points that are drawn as a ring with two strokes through it: four outlines in one path. */
const hatchedIn = (svg: string): number => [...svg.matchAll(/ d="(?:M[^"M]*){4}"/g)].length;
