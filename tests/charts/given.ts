/** Pictures for the tests: one target of a three-year plan, its rows written short. */
import { Target } from '../../events/target.ts';
import { findingOf } from '../../src/charts/finding.ts';
import { pictureOf } from '../../src/charts/picture.ts';
import type { Pictured } from '../../src/charts/series.ts';
import { account } from '../../src/domain/account.ts';
import type {
  BaselineRow,
  FigureRow,
  IndicatorRow,
  PlanRow,
  ReferenceRow,
} from '../../src/projections/rows.ts';
import { messages } from '../../views/messages/messages.ts';
import { altOf, chartWords, headingOf, type Shown } from '../../views/words/picture.ts';

export const PLAN = { start: '2013-01-01', end: '2015-12-31' };
const by = { role: 'operator' };
const act = (position: number) => ({ position, at: '2016-01-01T00:00:00Z', by });

export type Given = {
  target: { kind: Target['kind'] } & Record<string, unknown>;
  measure?: IndicatorRow['measure'];
  unit?: string;
  name?: string;
  /** `'2014 74.8'`, `'2014 74.8 B'`, with `~` at the end when it is made up, and what it said before as `<47.8`. */
  figures?: readonly string[];
  references?: readonly string[];
  baselines?: readonly string[];
  day?: string;
};

/** The target with its rows, judged. */
export function pictured(given: Given): Pictured {
  const { measure = 'rate', unit = '%', name = '环境空气质量优良率', day = '2016-02-15' } = given;
  const target = Target.parse({
    id: 't',
    name,
    quote: 'quote',
    offset: 0,
    unit,
    due: given.target.kind === 'each_year' ? 'every_year' : '2015',
    ...given.target,
  });
  const indicator: IndicatorRow = {
    indicator: 'i',
    name,
    area: 'a',
    topic: 't',
    measure,
    unit,
    decimals: 2,
    periods: ['year', 'half', 'quarter'],
    departments: [],
    targets: [target],
    position: 1,
  };
  const figures = (given.figures ?? []).map(figureRow);
  const references = (given.references ?? []).map(referenceRow);
  const baselines = (given.baselines ?? []).map(baselineRow);
  const plan = { period: PLAN, timeZone: 'Asia/Shanghai', areas: [], references: [] } as unknown as PlanRow;
  const rows = {
    plan,
    indicators: [indicator],
    departments: [],
    figures,
    references,
    baselines,
    evaluations: [],
    claims: [],
  };
  const [judged] = account(rows, { position: 1000, day }).targets;
  if (!judged) throw new Error('no target');
  return { plan: PLAN, indicator, target: judged, figures, references, baselines, day };
}

/** The picture with its finding. @throws Error when there is nothing to show. */
export function shown(given: Given): Shown {
  const all = pictured(given);
  const picture = pictureOf(all);
  if (!picture) throw new Error('no picture');
  return {
    ...all,
    picture,
    finding: findingOf(all.target, picture),
    references: new Map([['city', '全市平均水平']]),
  };
}

const zh = { say: messages.zh, language: 'zh' } as const;
const en = { say: messages.en, language: 'en' } as const;
export const headingZh = (given: Given) => headingOf(shown(given), zh);
export const headingEn = (given: Given) => headingOf(shown(given), en);
export const altZh = (given: Given) => altOf(shown(given), zh);
export const wordsZh = (one: Shown) => chartWords(one, zh);

function figureRow(written: string, index: number): FigureRow {
  const [period = '', value = '', ...more] = written.split(' ');
  const status = (more.find((one) => /^[A-Z]$/.test(one)) ?? 'A') as FigureRow['status'];
  const old = more.find((one) => one.startsWith('<'))?.slice(1);
  const observation = { status, ...(value !== '-' && { value }) };
  return {
    ...observation,
    indicator: 'i',
    period,
    unit: '%',
    figure: `f${index}`,
    state: 'verified',
    reported: act(10 * (index + 1)),
    verified: act(10 * (index + 1) + 2),
    corrections:
      old === undefined
        ? []
        : [
            {
              ...act(10 * (index + 1) + 1),
              old: { value: old, status: 'A' },
              new: observation,
              reason: 'r',
              kind: 'revision',
            },
          ],
    earlier: [],
    ...(more.includes('~') && { synthetic: true as const }),
  };
}

function referenceRow(written: string, index: number): ReferenceRow {
  const [period = '', value = ''] = written.split(' ');
  return { indicator: 'i', reference: 'city', period, value, unit: '%', reported: act(500 + index) };
}

function baselineRow(written: string, index: number): BaselineRow {
  const [period = '', value = ''] = written.split(' ');
  return { indicator: 'i', period, value, unit: '%', set: act(700 + index) };
}
