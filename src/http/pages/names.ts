/** Reads the names that records mention by id. */
import type { Names } from '../../../views/words/names.ts';
import type { RowReader } from '../../log/rows.ts';
import type { Recorded } from '../../projections/projection.ts';

/** Names in the plans that the records are of, as they were at a position. */
export async function readNames(reader: RowReader, events: readonly Recorded[], at: number): Promise<Names> {
  const plans = new Set([
    ...events.flatMap((event) => planOf(event) ?? []),
    ...(await plansOfComments(reader, events, at)),
  ]);
  return namesOf(reader, [...plans], at);
}

export async function namesOf(reader: RowReader, plans: readonly string[], at: number): Promise<Names> {
  const each = await Promise.all(plans.map((plan) => readPlan(reader, plan, at)));
  return {
    plans: new Map(each.flatMap(({ plan, row }) => (row ? [[plan, row.title] as const] : []))),
    indicators: new Map(
      each.flatMap(({ plan, indicators }) =>
        indicators.map((row) => [`${plan}/${row.indicator}`, { name: row.name, unit: row.unit }] as const),
      ),
    ),
    targets: new Map(
      each.flatMap(({ plan, indicators }) =>
        indicators.flatMap((row) =>
          row.targets.map((target) => [`${plan}/${target.id}`, target.name] as const),
        ),
      ),
    ),
    departments: new Map(
      each.flatMap(({ plan, departments }) =>
        departments.map((row) => [`${plan}/${row.department}`, row.name] as const),
      ),
    ),
    tasks: new Map(
      each.flatMap(({ plan, tasks }) =>
        tasks.map((row) => [`${plan}/${row.task}`, `${row.number} ${row.name}`] as const),
      ),
    ),
    topics: new Map(
      each.flatMap(({ plan, row }) =>
        (row?.areas ?? []).flatMap((area) =>
          [...area.topics, area].map(({ id, name }) => [`${plan}/${id}`, name] as const),
        ),
      ),
    ),
  };
}

/** The plan that a record is of, if any. */
export const planOf = (event: Recorded): string | undefined =>
  'plan' in event.data ? event.data.plan : undefined;

async function readPlan(reader: RowReader, plan: string, at: number) {
  const where = { plan, at };
  const [row, indicators, departments, tasks] = await Promise.all([
    reader.row('plans', plan, at),
    reader.rows('indicators', where),
    reader.rows('departments', where),
    reader.rows('tasks', where),
  ]);
  return { plan, row, indicators, departments, tasks };
}

/** Only the first record of a comment names its plan; later ones may name a department of it. */
async function plansOfComments(
  reader: RowReader,
  events: readonly Recorded[],
  at: number,
): Promise<string[]> {
  const comments = new Set(
    events.flatMap(({ data }) => ('comment' in data && 'department' in data ? [data.comment] : [])),
  );
  const rows = await Promise.all([...comments].map((comment) => reader.row('comments', comment, at)));
  // A department has a comment that is about no plan, too: any plan may name it.
  const all = rows.some((row) => row && row.plan === undefined) ? await reader.rows('plans', { at }) : [];
  return [...rows.flatMap((row) => row?.plan ?? []), ...all.map(({ plan }) => plan)];
}
