/**
 * 办理统计 as they are published: counts alone, `null` for what is not known, so that every key always is. The API tells
 * them so, and a verifier compares its own with what a portal tells.
 */
import type { CommentGroup, CommentStatistics } from './comment-statistics.ts';

/** Groups in the order of a table, each by its name in addresses: undefined for all comments. */
export type NamedGroup<Group = CommentGroup> = readonly [key: string | undefined, group: Group];
export type GroupKind = 'all' | 'quarter' | 'month' | 'kind' | 'department';

export function groupsOf<Group>(
  statistics: CommentStatistics<Group>,
): Record<GroupKind, NamedGroup<Group>[]> {
  const { all, quarters, months, kinds, departments } = statistics;
  const named = (groups: ReadonlyMap<string, Group>, prefix = ''): NamedGroup<Group>[] =>
    [...groups].map(([key, group]) => [prefix + key, group]);
  return {
    all: [[undefined, all]],
    quarter: named(quarters),
    month: named(months),
    kind: named(kinds, 'kind:'),
    department: named(departments, 'department:'),
  };
}

export function tellStatistics(statistics: CommentStatistics) {
  const groups = groupsOf(statistics);
  const told = (kind: GroupKind) => groups[kind].map(([key, group]) => tellGroup(key, group));
  return {
    all: tellGroup(undefined, statistics.all),
    quarters: told('quarter'),
    months: told('month'),
    kinds: told('kind'),
    departments: told('department'),
  };
}
export type ToldStatistics = ReturnType<typeof tellStatistics>;

function tellGroup(key: string | undefined, group: CommentGroup) {
  const { counts, answered, inTime, satisfied, handling, synthetic } = group;
  const { mean = null, median = null } = handling.known === 'yes' ? handling : {};
  return {
    group: key ?? null,
    ...{ counts, answered, inTime, satisfied, synthetic },
    handling: { known: handling.known, mean, median },
  };
}
