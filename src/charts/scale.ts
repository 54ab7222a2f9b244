/** Days and values as places on the axes. Drawing may round: no verdict is read off a picture. */
import { daysBetween } from '../domain/day.ts';
import type { Day } from '../domain/facts.ts';
import type { Days } from '../domain/period.ts';

export type TimeScale = {
  /** Days on the axis. */
  length: number;
  /** Where a period has its middle, and where it ends. */
  middle(days: Days): number;
  end(days: Days): number;
  /** Where a day begins. */
  at(day: Day): number;
  /** Beginnings of years, and the middle of each with its number. */
  ticks: readonly number[];
  labels: ReadonlyMap<number, string>;
};

/** Whole calendar years from the first day to the last; at most so many of them are named. */
export function timeScale(spans: readonly Days[], mostLabels: number): TimeScale {
  const first = Number(
    spans
      .map(({ start }) => start)
      .reduce((a, b) => (a < b ? a : b))
      .slice(0, 4),
  );
  const last = Number(
    spans
      .map(({ end }) => end)
      .reduce((a, b) => (a > b ? a : b))
      .slice(0, 4),
  );
  const at = (day: Day) => daysBetween(newYear(first), day);
  const years = Array.from({ length: last - first + 2 }, (_, index) => first + index);
  const ticks = years.map((year) => at(newYear(year)));
  const every = Math.ceil((years.length - 1) / mostLabels);
  const labels = years.slice(0, -1).flatMap((year, index) => {
    const [from = 0, to = 0] = [ticks[index], ticks[index + 1]];
    return index % every === 0 ? [[(from + to) / 2, String(year)] as const] : [];
  });
  return {
    length: ticks.at(-1) ?? 0,
    at,
    middle: ({ start, end }) => (at(start) + at(end) + 1) / 2,
    end: ({ end }) => at(end) + 1,
    ticks,
    labels: new Map(labels),
  };
}

const newYear = (year: number): Day => `${String(year).padStart(4, '0')}-01-01`;

export type ValueScale = { min: number; max: number; interval: number };

/** Round bounds with room above and below. Shares end at 100; what is not far from zero begins there. */
export function valueScale(
  values: readonly number[],
  { fromZero, isShare, decimals }: ValueRange,
): ValueScale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const isNearZero = low >= 0 && (fromZero || low < 0.35 * high);
  const room = (high - (isNearZero ? 0 : low)) * 0.16 || Math.abs(high) * 0.1 || 1;
  const interval = niceStep((high + room - (isNearZero ? 0 : low - room)) / 5, decimals);
  const down = isNearZero ? 0 : Math.floor((low - room) / interval) * interval;
  const top = Math.ceil((high + room) / interval) * interval;
  const min = low >= 0 ? Math.max(0, down) : down;
  const max = isShare && high <= 100 ? Math.min(100, top) : top;
  return { min: round(min), max: round(max), interval };
}

/** `decimals`: of the figures. Counts get no tick at two and a half. */
type ValueRange = { fromZero: boolean; isShare: boolean; decimals: number };

/** 1, 2, 2.5 or 5 times a power of ten, the next that is not smaller and that figures could have. */
function niceStep(least: number, decimals: number): number {
  const finest = 10 ** -decimals;
  const power = 10 ** Math.floor(Math.log10(Math.max(least, finest)));
  const factors = power > finest ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10];
  const factor = factors.find((one) => one * power >= least * 0.95) ?? 10;
  return round(factor * power);
}

/** Without the dust of binary fractions. */
const round = (value: number): number => Number(value.toPrecision(12));
