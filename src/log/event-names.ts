/** Reads the names that events mention by id, as they were at a position. */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { DepartmentRow, IndicatorRow, PlanRow, TaskRow } from '../projections/rows.ts';
import {
  type EventNames,
  noNames,
  noteDepartment,
  noteIndicator,
  noteReferences,
  noteTask,
} from '../search/event-names.ts';
import { readRows } from './read-rows.ts';

/** Names of every plan, or of those alone that are named. */
export async function readEventNames(
  db: Kysely<Database>,
  at: number,
  only?: readonly string[],
): Promise<EventNames> {
  const names = noNames();
  const plans = (await readRows(db, 'plans', { at })) as PlanRow[];
  for (const { plan, references } of plans) {
    if (only && !only.includes(plan)) continue;
    noteReferences(names, plan, references);
    const where = { plan, at };
    const indicators = (await readRows(db, 'indicators', where)) as IndicatorRow[];
    const departments = (await readRows(db, 'departments', where)) as DepartmentRow[];
    const tasks = (await readRows(db, 'tasks', where)) as TaskRow[];
    for (const row of indicators) noteIndicator(names, plan, row);
    for (const row of departments) noteDepartment(names, plan, row);
    for (const row of tasks) noteTask(names, plan, row);
  }
  return names;
}
