/** Figures: for each series and period the newest report, with its corrections and what became of it. */
import { actOf, joinKey } from './act.ts';
import type { Projection, Recorded } from './projection.ts';
import type { FigureRow } from './rows.ts';

type Types =
  | 'figure.reported'
  | 'figure.verified'
  | 'figure.returned'
  | 'figure.corrected'
  | 'figure.withdrawn'
  | 'evidence.withheld';

export const figures: Projection<FigureRow, Types> = {
  name: 'figures',
  version: 1,
  types: [
    'figure.reported',
    'figure.verified',
    'figure.returned',
    'figure.corrected',
    'figure.withdrawn',
    'evidence.withheld',
  ],
  keys: ({ data: { plan, indicator, scope, period } }) => [
    { key: joinKey(plan, indicator, scope, period), plan },
  ],
  evolve(row, event) {
    if (event.type === 'figure.reported') return reported(row, event);
    if (!row || row.figure !== event.data.figure) return row;
    switch (event.type) {
      case 'figure.verified':
        return { ...row, state: 'verified', verified: actOf(event) };
      case 'figure.returned':
        return { ...row, state: 'returned', ended: { ...actOf(event), reason: event.data.reason } };
      case 'figure.withdrawn':
        return { ...row, state: 'withdrawn', ended: { ...actOf(event), reason: event.data.reason } };
      case 'figure.corrected':
        return corrected(row, event);
      case 'evidence.withheld': {
        const withheld = event.data.evidence;
        return { ...row, evidence: row.evidence?.filter(({ sha256 }) => sha256 !== withheld) };
      }
    }
  },
};

function reported(before: FigureRow | undefined, event: Recorded<'figure.reported'>): FigureRow {
  const { plan: _plan, ...said } = event.data;
  const earlier = before ? [...before.earlier, before.reported.position] : [];
  return { ...said, figure: event.id, state: 'reported', reported: actOf(event), corrections: [], earlier };
}

/** A corrected figure is to be verified again: the verification was of the old value. */
function corrected(row: FigureRow, event: Recorded<'figure.corrected'>): FigureRow {
  const { old, new: next, reason, kind } = event.data;
  const { value: _v, numerator: _n, denominator: _d, places: _p, verified: _verified, ...rest } = row;
  const correction = { ...actOf(event), old, new: next, reason, kind };
  return { ...rest, ...next, state: 'reported', corrections: [...row.corrections, correction] };
}
