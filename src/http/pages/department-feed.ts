/** Which records a department's feed has: what it did, what was said of it, and what became of its indicators and tasks. */

import type { RowReader } from '../../log/rows.ts';
import { joinKey } from '../../projections/act.ts';
import type { Recorded } from '../../projections/projection.ts';
import type { PlanRow } from '../../projections/rows.ts';
import type { FeedScope } from './feed-events.ts';
import { withPredecessors } from './filter.ts';

/** A department answers for what its predecessors were in charge of. */
export async function departmentScope(
  reader: RowReader,
  { plan }: PlanRow,
  id: string,
  at: number,
): Promise<FeedScope> {
  const where = { plan, at };
  const [departments, indicators, tasks] = await Promise.all([
    reader.rows('departments', where),
    reader.rows('indicators', where),
    reader.rows('tasks', where),
  ]);
  const ids = new Set(withPredecessors(id, departments));
  const offices = new Set(
    departments
      .filter(({ department }) => ids.has(department))
      .flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const isIn = (charge: readonly string[]) => charge.some((one) => ids.has(one));
  const subjects = new Set([
    ...indicators
      .filter((row) => isIn(row.departments) || row.targets.some((target) => isIn(target.departments ?? [])))
      .map(({ indicator }) => `plan/${plan}/indicator/${joinKey(indicator)}`),
    ...tasks.filter((row) => isIn(row.departments)).map(({ task }) => `plan/${plan}/task/${joinKey(task)}`),
  ]);
  return {
    streams: [{ stream: `plan/${plan}` }, { streamPrefix: `plan/${plan}/` }],
    fits: (event) =>
      subjects.has(event.subject) || isAbout(event, ids) || offices.has(event.actoroffice ?? ''),
  };
}

function isAbout({ data }: Recorded, ids: ReadonlySet<string>): boolean {
  const { department, departments, predecessors } = data as {
    department?: string;
    departments?: string[];
    predecessors?: string[];
  };
  return [department, ...(departments ?? []), ...(predecessors ?? [])].some(
    (id) => id !== undefined && ids.has(id),
  );
}
