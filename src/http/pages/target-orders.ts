/** The orders in which targets can be listed. Pure. */
import type { VerdictState } from '../../../events/verdict.ts';
import type { TargetAccount } from '../../domain/account.ts';
import type { DepartmentRow } from '../../projections/rows.ts';

export type TargetSort = 'text' | 'name' | 'state' | 'department' | 'due' | 'newest';
type Order = (a: TargetAccount, b: TargetAccount) => number;

/** As many as there are states, worst news first. */
const BY_STATE: readonly VerdictState[] = [
  'missed',
  'behind',
  'cannot_judge',
  'no_data',
  'awaits_evaluation',
  'not_due',
  'on_track',
  'met',
];

/**
 * Each order leaves what it holds equal in the order of the text, which is that of an account.
 * @param newest the last position at which something was recorded of a target's indicator.
 * @param language of the plan's own words: names are ordered as its readers order them.
 */
export function targetOrders(
  departments: readonly DepartmentRow[],
  newest: (target: TargetAccount) => number,
  language: string,
): Record<TargetSort, Order> {
  const collator = new Intl.Collator(language);
  const places = new Map(departments.map(({ department, position }) => [department, position]));
  const first = ({ departments: [id] }: TargetAccount) =>
    (id === undefined ? undefined : places.get(id)) ?? Number.MAX_SAFE_INTEGER;
  return {
    text: () => 0,
    name: (a, b) => collator.compare(a.name, b.name),
    state: (a, b) => BY_STATE.indexOf(a.verdict.state) - BY_STATE.indexOf(b.verdict.state),
    department: (a, b) => first(a) - first(b),
    due: (a, b) => (dueDay(a) < dueDay(b) ? -1 : dueDay(a) > dueDay(b) ? 1 : 0),
    newest: (a, b) => newest(b) - newest(a),
  };
}

/** `2015` is due on its last day; a demand of every year sorts behind those with a date. */
const dueDay = ({ due }: TargetAccount): string => (due.length === 4 ? `${due}-12-31` : due);
