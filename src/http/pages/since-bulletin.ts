/** What became of a bulletin's grounds after it was issued. Pure. */
import type { Otherwise } from '../../../views/pages/year.tsx';
import { type AccountRows, account, type TargetAccount } from '../../domain/account.ts';
import type { Day } from '../../domain/facts.ts';
import type { Recorded } from '../../projections/projection.ts';
import type { FigureRow } from '../../projections/rows.ts';
import type { BulletinLine } from './bulletins.ts';

/** The records by which something that a bulletin rests on may have changed. */
export const CHANGING = [
  'figure.corrected',
  'figure.returned',
  'figure.withdrawn',
  'evaluation.revised',
] as const;

/** Of later records, those that change what was known at the bulletin's position. */
export function touching(later: readonly Recorded[], then: AccountRows): Recorded[] {
  const figures = new Set(then.figures.filter(counts).map(({ figure }) => figure));
  const evaluations = new Set(then.evaluations.map(({ evaluation }) => evaluation));
  return later.filter(({ data }) => {
    if ('figure' in data) return figures.has(data.figure);
    return 'evaluation' in data && evaluations.has(data.evaluation);
  });
}

/** Lines whose computed state the public rules do not give again; `targets` as judged from what the bulletin knew. */
export function recomputed(lines: readonly BulletinLine[], targets: readonly TargetAccount[]): Otherwise[] {
  const states = new Map(targets.map(({ id, verdict }) => [id, verdict.state]));
  return lines.flatMap(({ target: id, computed: issued }) => {
    const now = states.get(id);
    return now === undefined || now === issued ? [] : [{ id, issued, now }];
  });
}

/**
 * Lines that would be others on the same day, had the bulletin known what its figures were corrected to. Figures
 * that were reported later do not count: it could not have known them.
 * @param touched the records that changed what it knew: targets of no other indicator can be others.
 */
export function asCorrected(
  lines: readonly BulletinLine[],
  then: AccountRows,
  now: Pick<AccountRows, 'figures'>,
  touched: readonly Recorded[],
  frozen: { position: number; day: Day },
): Otherwise[] {
  const changed = new Set(touched.flatMap(({ data }) => ('indicator' in data ? data.indicator : [])));
  const indicators = then.indicators.filter(({ indicator }) => changed.has(indicator));
  if (indicators.length === 0) return [];
  const current = new Map(now.figures.map((row) => [row.figure, row]));
  const figures = then.figures.flatMap((row) => {
    if (!counts(row)) return row;
    // A figure that is no longer the newest of its cell was returned or withdrawn.
    return current.get(row.figure) ?? [];
  });
  return recomputed(lines, account({ ...then, indicators, figures }, frozen).targets);
}

const counts = ({ state }: FigureRow): boolean => state === 'reported' || state === 'verified';
