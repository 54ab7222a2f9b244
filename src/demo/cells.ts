/** Which figures a made-up history has: for every series and period a value, or why there is none. */
import type { Indicator } from '../../events/plan.ts';
import type { ObservationStatus, PeriodUnit } from '../../events/scalars.ts';
import type { Target } from '../../events/target.ts';
import { placesOf } from '../domain/decimal.ts';
import { daysOf, yearsWithin } from '../domain/period.ts';
import { boundsOf, textOf } from './bounds.ts';
import type { Chance } from './chance.ts';
import { type Story, yearsOf } from './story.ts';
import { type Ending, inventValues } from './values.ts';

/** How a series goes, first to last: what the pages show of it on the demo's day. */
export type Fate = 'kept' | 'broken' | 'stops' | 'silent';

export type Series = {
  indicator: Indicator;
  /** A scope of a target other than the indicator's own. */
  scope?: string | undefined;
  targets: readonly Target[];
  fate: Fate;
  /** A value to count from, reported before the first figure; absent where nobody reports one. */
  baseline?: string | undefined;
  cells: Cell[];
};
export type Cell = {
  period: string;
  /** Last day of the period. */
  end: string;
  value?: string;
  numerator?: string;
  denominator?: string;
  places?: string[];
  status: ObservationStatus;
};

/** Every series of the story's indicators that takes figures at all. */
export function inventSeries(story: Story): Series[] {
  return story.open.flatMap((indicator) => {
    const scopes = new Set(
      indicator.targets.map(({ scope }) => (scope === indicator.scope ? undefined : scope)),
    );
    return [...scopes].flatMap((scope) => seriesOf(story, indicator, scope) ?? []);
  });
}

/** Words alone take no figures. */
const takesFigures = ({ kind }: Target) => kind !== 'judged';

function seriesOf(story: Story, planned: Indicator, scope: string | undefined): Series | undefined {
  const indicator = { ...planned, decimals: decimalsFor(planned) };
  const targets = indicator.targets.filter(
    (target) => (target.scope ?? indicator.scope) === (scope ?? indicator.scope),
  );
  if (!targets.some(takesFigures)) return undefined;
  const label = `${indicator.indicator} ${scope ?? ''}`;
  const { chance } = story;
  const fate = isGrave(targets) ? 'kept' : fateOf(chance.share(`fate ${label}`));
  const baseline = baselineOf(story, targets, indicator, label);
  const periods = fate === 'silent' ? [] : periodsOf(story, indicator, label);
  const ending: Ending = fate === 'broken' ? 'broken' : 'kept';
  const free = sizeOf(story, indicator, label);
  const values = inventValues({ indicator, targets, periods, ending, baseline, free, chance, label });
  const cells = periods.map((period, index) =>
    cellOf(indicator, period, values[index] ?? '0', chance, label),
  );
  return {
    indicator,
    scope,
    targets,
    fate,
    baseline,
    cells: namePlaces(stopping(cells, fate, story), targets),
  };
}

/** Where nothing bad may happen, nothing bad is made up: an invented accident might be taken for one. */
export const isGrave = (targets: readonly Target[]): boolean => targets.some(({ kind }) => kind === 'zero');

function fateOf(share: number): Fate {
  if (share < 0.68) return 'kept';
  if (share < 0.87) return 'broken';
  return share < 0.95 ? 'stops' : 'silent';
}

/** Some stop reporting: nothing for the last year of the plan. */
function stopping(cells: Cell[], fate: Fate, { plan }: Story): Cell[] {
  if (fate !== 'stops') return cells;
  return cells.filter(({ end }) => end.slice(0, 4) < plan.metadata.period.end.slice(0, 4));
}

/** By the most that may be. */
const USUAL: Record<number, number> = { 2: 1, 3: 2, 4: 2 };

/** Fewer decimals than the most that may be: what a statistician would print. */
function decimalsFor({ decimals, unit, targets }: Indicator): number {
  const usual = decimals <= 1 ? decimals : unit === '%' ? 1 : (USUAL[decimals] ?? 3);
  const printed = targets.flatMap((target) =>
    'value' in target && target.value ? [placesOf(target.value)] : [],
  );
  return Math.min(decimals, Math.max(usual, ...printed));
}

/**
 * Where the plan leaves a baseline open, two in three departments report one; where it names the value, that
 * one counts. A sum begins somewhat below half of what is demanded.
 */
function baselineOf(story: Story, targets: readonly Target[], indicator: Indicator, label: string) {
  const { chance } = story;
  const target = targets.find(({ kind, baseline }) => baseline || kind === 'relative_change');
  if (!target) return undefined;
  if (target.baseline?.value !== undefined) return target.baseline.value;
  if (!chance.happens(`baseline ${label}`, 0.67)) return undefined;
  const { low } = boundsOf(targets, indicator.decimals) ?? {};
  const steps = low === undefined ? sizeOf(story, indicator, `baseline ${label}`) : Math.round(low * 0.45);
  return textOf(steps, indicator.decimals);
}

/** A size that suits the unit, in steps, where the targets name none. */
function sizeOf({ words, chance }: Story, { name, unit, decimals }: Indicator, label: string): number {
  const [low, high] = words.sizes[name] ?? words.sizes[unit] ?? words.sizes.other ?? [40, 320];
  return chance.between(`size ${label}`, Math.round(low * 10 ** decimals), Math.round(high * 10 ** decimals));
}

/** Periods that are over before the story ends: whole years, or parts of them for some. */
function periodsOf(story: Story, indicator: Indicator, label: string): string[] {
  const unit = unitFor(indicator, story.chance, label);
  const years = unit === 'range' ? yearsWithin(story.plan.metadata.period, indicator) : yearsOf(story.plan);
  const periods = years.flatMap(({ period }, index) =>
    index === 0 && indicator.periods.includes('year') ? [period] : partsOf(period, unit),
  );
  return periods.filter((period) => daysOf(period, indicator).end < story.ends);
}

function unitFor({ periods }: Indicator, chance: Chance, label: string): PeriodUnit {
  const parts = periods.filter((unit) => unit === 'half' || unit === 'quarter');
  const part = parts[0];
  if (part && (!periods.includes('year') || chance.happens(`parts ${label}`, 0.4))) return part;
  return periods.includes('year') ? 'year' : (periods[0] ?? 'year');
}

function partsOf(year: string, unit: PeriodUnit): string[] {
  const parts: Partial<Record<PeriodUnit, string[]>> = {
    half: ['H1', 'H2'],
    quarter: ['Q1', 'Q2', 'Q3', 'Q4'],
    month: Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0')),
    day: ['12-31'],
  };
  return parts[unit]?.map((part) => `${year}-${part}`) ?? [year];
}

function cellOf(indicator: Indicator, period: string, value: string, chance: Chance, series: string): Cell {
  const label = `${series} ${period}`;
  const cell = { period, end: daysOf(period, indicator).end };
  const status = isGrave(indicator.targets) ? 'A' : statusOf(chance.share(`status ${label}`));
  if (isMissing(status)) return { ...cell, status };
  return { ...cell, value, ...partsOfRate(indicator, value, chance, label), status };
}

const isMissing = (status: ObservationStatus) => 'LMOQ'.includes(status);

function statusOf(share: number): ObservationStatus {
  const steps: [number, ObservationStatus][] = [
    [0.86, 'A'],
    [0.91, 'P'],
    [0.945, 'E'],
    [0.965, 'B'],
    [0.985, 'O'],
    [0.993, 'L'],
    [0.997, 'Q'],
  ];
  return steps.find(([limit]) => share < limit)?.[1] ?? 'M';
}

/** Numbers that make exactly the rate: a denominator that the rate's decimals divide. */
function partsOfRate({ measure, unit, decimals }: Indicator, value: string, chance: Chance, label: string) {
  if (measure !== 'rate' || unit !== '%' || !chance.happens(`parts ${label}`, 0.35)) return {};
  const base = 10 ** (decimals + 2);
  const times = chance.between(`denominator ${label}`, 1, Math.max(1, Math.floor(4000 / base)));
  const numerator = Math.round(Number(value) * 10 ** decimals) * times;
  return { numerator: String(numerator), denominator: String(base * times) };
}

/** Where the target lists places, the figure names as many of them as its number says. */
function namePlaces(cells: Cell[], targets: readonly Target[]): Cell[] {
  const listed = targets.find((target) => target.kind === 'coverage' && target.params.places);
  const names = listed?.kind === 'coverage' ? (listed.params.places ?? []) : [];
  if (names.length === 0) return cells;
  return cells.map((cell) =>
    cell.value === undefined ? cell : { ...cell, places: names.slice(0, Math.round(Number(cell.value))) },
  );
}
