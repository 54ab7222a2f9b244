/** How many targets are in which state. */
import type { StateCounts } from '../../../views/parts/state-bar.tsx';
import type { TargetAccount } from '../../domain/account.ts';
import type { PlanRow } from '../../projections/rows.ts';

export function countStates(targets: readonly TargetAccount[]): StateCounts {
  const counts = {
    met: 0,
    on_track: 0,
    behind: 0,
    missed: 0,
    not_due: 0,
    no_data: 0,
    cannot_judge: 0,
    awaits_evaluation: 0,
  };
  for (const { verdict } of targets) counts[verdict.state] += 1;
  return counts;
}

/** The same for each area of the plan, in its order. */
export function countAreas(
  plan: PlanRow,
  targets: readonly TargetAccount[],
): { id: string; name: string; counts: StateCounts }[] {
  const byArea = Map.groupBy(targets, ({ area }) => area);
  return plan.areas.map(({ id, name }) => ({ id, name, counts: countStates(byArea.get(id) ?? []) }));
}
