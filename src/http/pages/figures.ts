/** The order of figures, and which one is the newest word on a series. Pure. */
import type { AccountRows, TargetAccount } from '../../domain/account.ts';
import { comparePeriods, daysOf, periodProblem, type RangeMeaning } from '../../domain/period.ts';
import type { FigureRow } from '../../projections/rows.ts';

/** The indicator's own series before those of other scopes; within each, the newest period first. */
export function newestFirst(figures: readonly FigureRow[], meaning: RangeMeaning): FigureRow[] {
  const isOther = ({ scope }: FigureRow) => (scope === undefined ? 0 : 1);
  return figures.toSorted(
    (a, b) =>
      isOther(a) - isOther(b) ||
      -compare(a.period, b.period, meaning) ||
      ((a.scope ?? '') < (b.scope ?? '') ? -1 : 1),
  );
}

/** The newest figure of a target's own series. */
export function latestFigures({
  indicators,
  figures,
}: Pick<AccountRows, 'indicators' | 'figures'>): (target: TargetAccount) => FigureRow | undefined {
  const rows = new Map(indicators.map((row) => [row.indicator, row]));
  const byIndicator = Map.groupBy(figures, ({ indicator }) => indicator);
  return ({ indicator, scope }) => {
    const row = rows.get(indicator);
    const series = (byIndicator.get(indicator) ?? []).filter(
      (figure) => (figure.scope ?? row?.scope ?? null) === scope,
    );
    return row && latestOf(series, row);
  };
}

/** The figure for the newest period that was neither returned nor withdrawn. */
const latestOf = (figures: readonly FigureRow[], meaning: RangeMeaning): FigureRow | undefined =>
  newestFirst(figures, meaning).find(({ state }) => state === 'reported' || state === 'verified');

/** A period that the indicator, as it is now, could not have goes by its text. */
function compare(one: string, other: string, meaning: RangeMeaning): number {
  if ([one, other].some((period) => periodProblem(period, meaning)))
    return one < other ? -1 : one > other ? 1 : 0;
  return comparePeriods(daysOf(one, meaning), daysOf(other, meaning));
}
