/** Which targets a reader asked for, and in which order. Pure: pages and downloads share it. */
import type { FilterName, IndicatorFilterValues } from '../../../views/parts/indicator-filter.tsx';
import { STATES } from '../../../views/words/states.ts';
import type { AccountRows, TargetAccount } from '../../domain/account.ts';
import type { DepartmentRow } from '../../projections/rows.ts';
import { countStates } from './counts.ts';
import { newestPositions } from './newest.ts';
import { type TargetSort, targetOrders } from './target-orders.ts';

export type TargetQuery = IndicatorFilterValues;
/** The parameters of an address that choose targets, in the order in which an address names them. */
export const FILTERS = ['q', 'area', 'department', 'state', 'kind', 'year', 'sort'] as const;
export const SORTS = ['text', 'state', 'department', 'due', 'newest', 'name'] as const;
const CHOSEN = ['area', 'department', 'state', 'kind', 'year', 'sort'] as const;

export type ChoiceValues = Record<FilterName | 'sort', readonly string[]>;
export type Unknown = { field: FilterName | 'sort'; value: string };
export type MatchedTargets = {
  /** What fits every filter, in the order asked for; nothing where a value is unknown. */
  found: TargetAccount[];
  unknown: Unknown[];
  /** How many would be found in each state: by every filter but that of the state. */
  states: ReturnType<typeof countStates>;
};

/**
 * Reads the parameters. Fields that are left empty filter nothing; the order of the text goes without saying;
 * nobody asks for more than 200 characters.
 */
export function askedTargets(read: (name: string) => string | undefined): TargetQuery {
  const value = (name: string) => read(name)?.trim().slice(0, 200) || undefined;
  const values = Object.fromEntries(FILTERS.map((name) => [name, value(name)]));
  return { ...values, sort: values.sort === 'text' ? undefined : values.sort };
}

/** The targets that were asked for, of all that the plan's account has. */
export function matchTargets(
  rows: AccountRows,
  targets: readonly TargetAccount[],
  values: TargetQuery,
): MatchedTargets {
  const unknown = unknownOf(values, choiceValues(rows, targets));
  if (unknown.length > 0) return { found: [], unknown, states: countStates([]) };
  const { state, sort, ...others } = values;
  const fitting = filterTargets(targets, others, rows.departments);
  const orders = targetOrders(rows.departments, newestPositions(rows), rows.plan.language);
  return {
    found: fitting
      .filter(({ verdict }) => state === undefined || verdict.state === state)
      .toSorted(orders[(sort ?? 'text') as TargetSort]),
    unknown,
    states: countStates(fitting),
  };
}

/** The values that each field can have in this plan. */
export const choiceValues = (
  { plan, departments }: Pick<AccountRows, 'plan' | 'departments'>,
  targets: readonly TargetAccount[],
): ChoiceValues => ({
  area: plan.areas.map(({ id }) => id),
  department: departments.toSorted((a, b) => a.position - b.position).map(({ department }) => department),
  state: STATES,
  kind: [...new Set(targets.map(({ kind }) => kind))],
  year: [...new Set(targets.map(dueYear))].sort(),
  sort: SORTS,
});

/** Values that are no choice here. They find nothing, and are told. */
export const unknownOf = (values: TargetQuery, choices: ChoiceValues): Unknown[] =>
  CHOSEN.flatMap((field) => {
    const value = values[field];
    return value === undefined || choices[field].includes(value) ? [] : [{ field, value }];
  });

/** Targets that fit every filter, in the order given. */
export function filterTargets(
  targets: readonly TargetAccount[],
  { q, area, department, state, kind, year }: TargetQuery,
  departments: readonly DepartmentRow[],
): TargetAccount[] {
  const names = new Map(departments.map((row) => [row.department, [row.name, ...row.aliases].join('\n')]));
  const offices = department === undefined ? [] : withPredecessors(department, departments);
  return targets.filter(
    (target) =>
      (area === undefined || target.area === area) &&
      (state === undefined || target.verdict.state === state) &&
      (kind === undefined || target.kind === kind) &&
      (year === undefined || dueYear(target) === year) &&
      (department === undefined || target.departments.some((id) => offices.includes(id))) &&
      (q === undefined || mentions(target, q, names)),
  );
}

/** The year of a due date, or `every_year`. */
export const dueYear = ({ due }: Pick<TargetAccount, 'due'>): string =>
  due === 'every_year' ? due : due.slice(0, 4);

/** A department and all that became part of it: their items followed. */
export function withPredecessors(id: string, departments: readonly DepartmentRow[]): string[] {
  const found = [id];
  for (const one of found) {
    const before = departments.find((row) => row.department === one)?.predecessors ?? [];
    found.push(...before.filter((other) => !found.includes(other)));
  }
  return found;
}

function mentions(target: TargetAccount, words: string, departments: ReadonlyMap<string, string>): boolean {
  const { name, indicatorName, quote, areaName, topicName } = target;
  const offices = target.departments.map((id) => departments.get(id) ?? id);
  return saysWords([name, indicatorName, quote, areaName, topicName, ...offices], words);
}

/** Whether a text has the words in it: a substring, one character included; case and width of letters do not matter. */
export function saysWords(texts: readonly string[], words: string): boolean {
  const wanted = folded(words);
  return texts.some((text) => folded(text).includes(wanted));
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
