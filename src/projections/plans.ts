/** Plans: the document's metadata, its areas, and how it was amended and concluded. */
import { actOf } from './act.ts';
import type { Projection } from './projection.ts';
import type { PlanRow } from './rows.ts';

type Types = 'plan.adopted' | 'plan.amended' | 'plan.concluded';

export const plans: Projection<PlanRow, Types> = {
  name: 'plans',
  version: 1,
  types: ['plan.adopted', 'plan.amended', 'plan.concluded'],
  keys: ({ data }) => [{ key: data.plan, plan: data.plan }],
  evolve(row, event) {
    if (event.type === 'plan.adopted') {
      const { synthetic: _, ...adopted } = event.data;
      return { ...adopted, adopted: actOf(event), amendments: [] };
    }
    if (!row) return undefined;
    if (event.type === 'plan.concluded') {
      const { opinion, statedOn } = event.data;
      return { ...row, concluded: { ...actOf(event), opinion, statedOn } };
    }
    const { metadata, areas, references, mechanisms, notes, reason } = event.data;
    return {
      ...row,
      ...metadata,
      areas: areas ?? row.areas,
      references: references ?? row.references,
      mechanisms: mechanisms ?? row.mechanisms,
      notes: notes ?? row.notes,
      amendments: [...row.amendments, { ...actOf(event), reason }],
    };
  },
};
