/** Which tasks a reader asked for, and in which order. Pure: pages and downloads can share it. */
import { TASK_STATES } from '../../../events/task.ts';
import type { TaskLine } from '../../../views/parts/task-list.tsx';
import type { DepartmentRow } from '../../projections/rows.ts';
import { saysWords, withPredecessors } from './filter.ts';

const TASK_FILTERS = ['q', 'chapter', 'department', 'progress', 'sort'] as const;
const TASK_SORTS = ['text', 'progress', 'department', 'newest'] as const;
export type TaskSort = (typeof TASK_SORTS)[number];
type TaskField = (typeof TASK_FILTERS)[number];
type ChosenField = Exclude<TaskField, 'q'>;
export type TaskQuery = { [name in TaskField]?: string | undefined };
/** Progress of which nobody has reported yet. */
export const NO_WORD = 'none';

export type MatchedTasks = {
  found: TaskLine[];
  unknown: { field: ChosenField; value: string }[];
};

/** Reads the parameters, as those of targets are read. */
export function askedTasks(read: (name: string) => string | undefined): TaskQuery {
  const value = (name: string) => read(name)?.trim().slice(0, 200) || undefined;
  const values = Object.fromEntries(TASK_FILTERS.map((name) => [name, value(name)]));
  return { ...values, sort: values.sort === 'text' ? undefined : values.sort };
}

/** The values that each field can have; a chapter goes by its number in the order of the text, from 1. */
export const taskChoices = (
  lines: readonly TaskLine[],
  departments: readonly DepartmentRow[],
): Record<ChosenField, readonly string[]> => ({
  chapter: chaptersOf(lines).map((_, index) => String(index + 1)),
  department: departments.toSorted((a, b) => a.position - b.position).map(({ department }) => department),
  progress: [...TASK_STATES, NO_WORD],
  sort: TASK_SORTS,
});

/** The names of the chapters, in the order of the text. */
export const chaptersOf = (lines: readonly TaskLine[]): string[] => [
  ...new Set(lines.map(({ task }) => task.chapter)),
];

/** The lines that were asked for; nothing where a value is unknown. `lines` are in the order of the text. */
export function matchTasks(
  lines: readonly TaskLine[],
  departments: readonly DepartmentRow[],
  values: TaskQuery,
): MatchedTasks {
  const choices = taskChoices(lines, departments);
  const unknown = (['chapter', 'department', 'progress', 'sort'] as const).flatMap((field) => {
    const value = values[field];
    return value === undefined || choices[field].includes(value) ? [] : [{ field, value }];
  });
  if (unknown.length > 0) return { found: [], unknown };
  const { q, chapter, department, progress, sort } = values;
  const wanted = chapter === undefined ? undefined : chaptersOf(lines)[Number(chapter) - 1];
  const offices = department === undefined ? [] : withPredecessors(department, departments);
  const names = new Map(departments.map((row) => [row.department, [row.name, ...row.aliases].join('\n')]));
  const found = lines.filter(
    ({ task, reported }) =>
      (wanted === undefined || task.chapter === wanted) &&
      (department === undefined || task.departments.some((id) => offices.includes(id))) &&
      (progress === undefined || (reported?.state ?? NO_WORD) === progress) &&
      (q === undefined ||
        saysWords([`${task.number} ${task.name}`, task.body.quote, ...named(task.departments, names)], q)),
  );
  return { found: found.toSorted(ordersOf(departments)[(sort ?? 'text') as TaskSort]), unknown };
}

const named = (ids: readonly string[], names: ReadonlyMap<string, string>): string[] =>
  ids.map((id) => names.get(id) ?? id);

/** Late ones first, then those of which nothing is known. */
const BY_PROGRESS = ['behind_schedule', NO_WORD, 'on_schedule', 'ahead', 'completed'];

type Order = (a: TaskLine, b: TaskLine) => number;

function ordersOf(departments: readonly DepartmentRow[]): Record<TaskSort, Order> {
  const places = new Map(departments.map(({ department, position }) => [department, position]));
  const by =
    (place: (line: TaskLine) => number): Order =>
    (a, b) =>
      place(a) - place(b);
  return {
    text: () => 0,
    progress: by(({ reported }) => BY_PROGRESS.indexOf(reported?.state ?? NO_WORD)),
    department: by(
      ({
        task: {
          departments: [id],
        },
      }) => (id === undefined ? undefined : places.get(id)) ?? Number.MAX_SAFE_INTEGER,
    ),
    newest: by(
      ({ task }) =>
        -Math.max(task.position, ...[...task.progress, ...task.evaluations].map(({ position }) => position)),
    ),
  };
}
