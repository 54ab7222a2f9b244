/** Which targets a reader asked for, and in which order. Pure. */
import type { Choice } from '../../../views/parts/field.tsx';
import type { FilterName, IndicatorFilterValues } from '../../../views/parts/indicator-filter.tsx';
import type { TargetAccount } from '../../domain/account.ts';
import type { DepartmentRow } from '../../projections/rows.ts';

export const FILTERS = ['q', 'area', 'department', 'state', 'kind', 'year', 'sort'] as const;
export const SORTS = ['text', 'name', 'state', 'due'] as const;
type Sort = (typeof SORTS)[number];

export type Choices = Record<FilterName | 'sort', readonly Choice[]>;
export type Unknown = { field: FilterName | 'sort'; value: string };

/** Values that are no choice here. They find nothing, and are told. */
export function unknownOf(values: IndicatorFilterValues, choices: Choices): Unknown[] {
  const fields = ['area', 'department', 'state', 'kind', 'year', 'sort'] as const;
  return fields.flatMap((field) => {
    const value = values[field];
    return value === undefined || choices[field].some((choice) => choice.value === value)
      ? []
      : [{ field, value }];
  });
}

/** Targets that fit every filter, in the order asked for. */
export function filterTargets(
  targets: readonly TargetAccount[],
  values: IndicatorFilterValues,
  departments: readonly DepartmentRow[],
  language: string,
): TargetAccount[] {
  const { q, area, department, state, kind, year, sort } = values;
  const names = new Map(departments.map((row) => [row.department, [row.name, ...row.aliases].join('\n')]));
  const offices = department === undefined ? [] : withPredecessors(department, departments);
  const found = targets.filter(
    (target) =>
      (area === undefined || target.area === area) &&
      (state === undefined || target.verdict.state === state) &&
      (kind === undefined || target.kind === kind) &&
      (year === undefined || dueYear(target) === year) &&
      (department === undefined || target.departments.some((id) => offices.includes(id))) &&
      (q === undefined || mentions(target, q, names)),
  );
  return sorted(found, (sort ?? 'text') as Sort, language);
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

/** A substring, one character included; case and width of letters do not matter. */
function mentions(target: TargetAccount, words: string, departments: ReadonlyMap<string, string>): boolean {
  const wanted = folded(words);
  const { name, indicatorName, quote, areaName, topicName } = target;
  const offices = target.departments.map((id) => departments.get(id) ?? id);
  return [name, indicatorName, quote, areaName, topicName, ...offices].some((text) =>
    folded(text).includes(wanted),
  );
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** As many as there are states, worst news first. */
const BY_STATE = [
  'missed',
  'behind',
  'cannot_judge',
  'no_data',
  'awaits_evaluation',
  'not_due',
  'on_track',
  'met',
];

function sorted(targets: TargetAccount[], sort: Sort, language: string): TargetAccount[] {
  const collator = new Intl.Collator(language);
  const orders: Record<Sort, (a: TargetAccount, b: TargetAccount) => number> = {
    text: () => 0,
    name: (a, b) => collator.compare(a.name, b.name),
    state: (a, b) => BY_STATE.indexOf(a.verdict.state) - BY_STATE.indexOf(b.verdict.state),
    due: (a, b) => (dueDay(a) < dueDay(b) ? -1 : dueDay(a) > dueDay(b) ? 1 : 0),
  };
  return targets.sort(orders[sort]);
}

/** `2015` is due on its last day; a demand of every year sorts behind those with a date. */
const dueDay = ({ due }: TargetAccount): string => (due.length === 4 ? `${due}-12-31` : due);
