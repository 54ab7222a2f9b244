/** Reads the names that events mention by id, as they were at a position. */
import {
  type EventNames,
  noNames,
  noteDepartment,
  noteIndicator,
  noteReferences,
  noteTask,
} from '../search/event-names.ts';
import type { RowReader } from './rows.ts';

/** Names of every plan, or of those alone that are named. */
export async function readEventNames(
  reader: Pick<RowReader, 'rows'>,
  at: number,
  only?: readonly string[],
): Promise<EventNames> {
  const names = noNames();
  for (const { plan, references } of await reader.rows('plans', { at })) {
    if (only && !only.includes(plan)) continue;
    noteReferences(names, plan, references);
    const where = { plan, at };
    for (const row of await reader.rows('indicators', where)) noteIndicator(names, plan, row);
    for (const row of await reader.rows('departments', where)) noteDepartment(names, plan, row);
    for (const row of await reader.rows('tasks', where)) noteTask(names, plan, row);
  }
  return names;
}
