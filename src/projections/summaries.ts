/** Departments' annual summaries and what became of them. */
import { actOf, joinKey } from './act.ts';
import type { Projection } from './projection.ts';
import type { SummaryRow } from './rows.ts';

type Types = 'summary.submitted' | 'summary.returned' | 'summary.accepted';

export const summaries: Projection<SummaryRow, Types> = {
  name: 'summaries',
  version: 1,
  types: ['summary.submitted', 'summary.returned', 'summary.accepted'],
  keys: ({ data: { plan, year, department } }) => [{ key: joinKey(plan, year, department), plan }],
  evolve(row, event) {
    if (event.type === 'summary.submitted') {
      const { department, year, text, statedOn, synthetic } = event.data;
      const submitted = actOf(event);
      return {
        department,
        year,
        text,
        statedOn,
        synthetic,
        summary: event.id,
        status: 'submitted',
        submitted,
      };
    }
    if (row?.summary !== event.data.summary) return row;
    if (event.type === 'summary.accepted') return { ...row, status: 'accepted', answered: actOf(event) };
    return { ...row, status: 'returned', answered: actOf(event), reason: event.data.reason };
  },
};
