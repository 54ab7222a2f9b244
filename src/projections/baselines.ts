/** Baselines that changes are counted from, where the plan did not give them. A newer one replaces an older. */
import { actOf, joinKey } from './act.ts';
import type { Projection } from './projection.ts';
import type { BaselineRow } from './rows.ts';

export const baselines: Projection<BaselineRow, 'baseline.set'> = {
  name: 'baselines',
  version: 1,
  types: ['baseline.set'],
  keys: ({ data: { plan, indicator, scope, period } }) => [
    { key: joinKey(plan, indicator, scope, period), plan },
  ],
  evolve(_row, event) {
    const { plan: _plan, ...said } = event.data;
    return { ...said, set: actOf(event) };
  },
};
