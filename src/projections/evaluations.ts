/** What the leading group gave as its verdict, by target and occasion, with its revisions. */
import { actOf, joinKey } from './act.ts';
import type { Projection } from './projection.ts';
import type { EvaluationRow } from './rows.ts';

type Types = 'target.evaluated' | 'evaluation.revised';

export const evaluations: Projection<EvaluationRow, Types> = {
  name: 'evaluations',
  version: 1,
  types: ['target.evaluated', 'evaluation.revised'],
  keys: ({ data: { plan, target, occasion } }) => [{ key: joinKey(plan, target, occasion), plan }],
  evolve(row, event) {
    if (event.type === 'target.evaluated') {
      const { plan: _plan, ...said } = event.data;
      return { ...said, evaluation: event.id, given: actOf(event), revisions: row?.revisions ?? [] };
    }
    if (row?.evaluation !== event.data.evaluation) return row;
    const { old, state, opinion, reason, reliedOn, statedOn } = event.data;
    const revision = { ...actOf(event), old, new: state, reason };
    return { ...row, state, opinion, reliedOn, statedOn, revisions: [...row.revisions, revision] };
  },
};
