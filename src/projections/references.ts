/** Figures of other series that targets are measured against (全市平均水平). A newer report replaces an older. */
import { actOf, joinKey } from './act.ts';
import type { Projection } from './projection.ts';
import type { ReferenceRow } from './rows.ts';

export const references: Projection<ReferenceRow, 'reference.reported'> = {
  name: 'references_reported',
  version: 1,
  types: ['reference.reported'],
  keys: ({ data: { plan, indicator, reference, scope, period } }) => [
    { key: joinKey(plan, indicator, reference, scope, period), plan },
  ],
  evolve(_row, event) {
    const { plan: _plan, ...said } = event.data;
    return { ...said, reported: actOf(event) };
  },
};
