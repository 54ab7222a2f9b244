/** Indicators with their targets, as last set. */
import { joinKey } from './act.ts';
import type { Projection } from './projection.ts';
import type { IndicatorRow } from './rows.ts';

type Types = 'indicator.set' | 'plan.amended';

export const indicators: Projection<IndicatorRow, Types> = {
  name: 'indicators',
  version: 1,
  types: ['indicator.set', 'plan.amended'],
  keys({ type, data }) {
    const ids = type === 'indicator.set' ? [data.indicator] : (data.removed?.indicators ?? []);
    return ids.map((id) => ({ key: joinKey(data.plan, id), plan: data.plan }));
  },
  evolve(_row, event) {
    if (event.type === 'plan.amended') return undefined;
    const { plan: _plan, ...indicator } = event.data;
    return { ...indicator, position: event.position };
  },
};
