/** Every target of both plans has its picture as soon as there are figures, and none before. */
import { describe, expect, it } from 'vitest';
import { chartSvg, isChart } from '../../src/charts/chart.ts';
import { findingOf } from '../../src/charts/finding.ts';
import { pictureOf } from '../../src/charts/picture.ts';
import type { Pictured } from '../../src/charts/series.ts';
import { sketchOf } from '../../src/charts/sketch.ts';
import type { AccountRows } from '../../src/domain/account.ts';
import { account } from '../../src/domain/account.ts';
import type { PlanContent } from '../../src/domain/plan/content.ts';
import type { FigureRow, IndicatorRow } from '../../src/projections/rows.ts';
import { messages } from '../../views/messages/messages.ts';
import { referenceNames } from '../../views/words/demand.ts';
import { altOf, chartWords, headingOf } from '../../views/words/picture.ts';
import { folder, readPlan } from '../demo/putuo.ts';
import { complaintsOf, forbiddenIn } from './svg.ts';

const PLANS = [
  { path: folder('putuo-2013-2015'), day: '2016-02-15' },
  { path: folder('lindenau-2024-2027', 'tests/fixtures/plans'), day: '2028-02-15' },
];
const act = { position: 0, at: '2016-01-01T00:00:00Z', by: { role: 'operator' } };

/** A figure for every period of the kind that the indicator takes. */
function figuresOf(indicator: IndicatorRow, years: readonly number[]): FigureRow[] {
  const unit = indicator.periods.find((one) => one !== 'day') ?? 'year';
  const parts = {
    year: [''],
    half: ['-H1', '-H2'],
    quarter: ['-Q1', '-Q2', '-Q3', '-Q4'],
    month: ['-06', '-12'],
    range: [`/`],
    day: ['-12-31'],
  }[unit];
  return years.flatMap((year) =>
    parts.map(
      (part, index): FigureRow => ({
        indicator: indicator.indicator,
        ...(indicator.scope !== undefined && { scope: indicator.scope }),
        period: part === '/' ? `${year}/${year + 1}` : `${year}${part}`,
        value: String((year % 7) + index + 1),
        unit: indicator.unit,
        status: 'A',
        figure: `${indicator.indicator}-${year}${part}`,
        state: 'reported',
        reported: { ...act, position: year * 100 + index },
        corrections: [],
        earlier: [],
        synthetic: true,
      }),
    ),
  );
}

function rowsOf(content: PlanContent, withFigures: boolean): AccountRows {
  const { start, end } = content.metadata.period;
  const years = Array.from(
    { length: Number(end.slice(0, 4)) - Number(start.slice(0, 4)) + 1 },
    (_, index) => Number(start.slice(0, 4)) + index,
  );
  const indicators = content.indicators.map((indicator) => ({ ...indicator, position: 1 }));
  const plan = {
    ...content.metadata,
    plan: content.plan,
    areas: content.areas,
    references: content.references,
    mechanisms: [],
    notes: [],
    text: { parts: 1, codePoints: 1, sha256: '' },
    adopted: act,
    amendments: [],
  };
  const figures = withFigures ? indicators.flatMap((row) => figuresOf(row, years)) : [];
  return {
    plan,
    indicators,
    departments: [],
    figures,
    references: [],
    baselines: [],
    evaluations: [],
    claims: [],
  };
}

function eachTarget(rows: AccountRows, day: string): Pictured[] {
  return account(rows, { position: 1_000_000, day }).targets.map((target) => {
    const isOwn = ({ indicator }: { indicator: string }) => indicator === target.indicator;
    const indicator = rows.indicators.find(isOwn);
    if (!indicator) throw new Error(target.indicator);
    const figures = rows.figures.filter(isOwn);
    return { plan: rows.plan.period, indicator, target, figures, references: [], baselines: [], day };
  });
}

describe.each(PLANS)('the plan in $path', ({ path, day }) => {
  it('has no picture without figures', async () => {
    const { plan } = await readPlan(path);
    for (const one of eachTarget(rowsOf(plan, false), day)) expect(pictureOf(one)).toBeNull();
  });

  it('draws every target with figures, each with a finding, in both languages', async () => {
    const { plan } = await readPlan(path);
    const rows = rowsOf(plan, true);
    const references = referenceNames(rows.plan);
    for (const one of eachTarget(rows, day)) {
      const picture = pictureOf(one);
      const { target, indicator } = one;
      if (!picture) throw new Error(`${target.id} (${target.kind}) has no picture`);
      const shown = { target, indicator, picture, finding: findingOf(target, picture), references };
      expect(shown.finding, target.id).not.toBeNull();
      expect(sketchOf(picture, one.plan)).toBeDefined();
      for (const language of ['zh', 'en'] as const) {
        const words = { say: messages[language], language };
        expect(`${headingOf(shown, words)} ${altOf(shown, words)}`).not.toMatch(
          /undefined|NaN|null|\[object/,
        );
      }
      if (!isChart(picture)) continue;
      const words = chartWords(shown, { say: messages.zh, language: 'zh' });
      const { unit, decimals } = indicator;
      const svg = chartSvg(picture, one.plan, { words, theme: 'light', narrow: true, unit, decimals });
      expect([...complaintsOf(svg), ...forbiddenIn(svg)], target.id).toEqual([]);
      expect(svg, target.id).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});
