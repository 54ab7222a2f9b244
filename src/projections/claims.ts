/** What departments claim of themselves, target by target, in their annual summaries. */
import { actOf, joinKey } from './act.ts';
import type { Projection } from './projection.ts';
import type { ClaimRow } from './rows.ts';

type Types = 'summary.submitted';

export const claims: Projection<ClaimRow, Types> = {
  name: 'claims',
  version: 1,
  types: ['summary.submitted'],
  keys: ({ data }) =>
    data.claims.map(({ target }) => ({
      key: joinKey(data.plan, target, data.year, data.department),
      plan: data.plan,
    })),
  evolve(row, event, key) {
    const { plan, year, department, statedOn, synthetic } = event.data;
    const claim = event.data.claims.find(({ target }) => joinKey(plan, target, year, department) === key);
    if (!claim) return row;
    return { ...claim, year, department, statedOn, synthetic, summary: event.id, claimed: actOf(event) };
  },
};
