/** The plan's phases (工作步骤). */
import { joinKey } from './act.ts';
import type { Projection } from './projection.ts';
import type { PhaseRow } from './rows.ts';

export const phases: Projection<PhaseRow, 'phase.set'> = {
  name: 'phases',
  version: 1,
  types: ['phase.set'],
  keys: ({ data }) => [{ key: joinKey(data.plan, data.phase), plan: data.plan }],
  evolve(_row, { data, position }) {
    const { plan: _plan, synthetic: _synthetic, ...phase } = data;
    return { ...phase, position };
  },
};
