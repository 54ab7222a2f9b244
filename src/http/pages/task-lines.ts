/** Tasks with the newest words on them and the states of their targets. Pure. */
import type { TaskLine } from '../../../views/parts/task-list.tsx';
import type { TargetAccount } from '../../domain/account.ts';
import { dayOf } from '../../domain/day.ts';
import type { Day } from '../../domain/facts.ts';
import type { PlanRow, TaskRow } from '../../projections/rows.ts';
import { countStates } from './counts.ts';

/** In the order of the text. What was said after `day` is not known yet. */
export function taskLines(
  tasks: readonly TaskRow[],
  targets: readonly TargetAccount[],
  { timeZone }: Pick<PlanRow, 'timeZone'>,
  day: Day,
): TaskLine[] {
  const byTask = Map.groupBy(targets, ({ task }) => task);
  return tasks
    .toSorted((a, b) => a.offset - b.offset || (a.task < b.task ? -1 : 1))
    .map((task) => {
      const reported = dated(task.progress, timeZone, day).toSorted(byDay);
      const given = dated(task.evaluations, timeZone, day).toSorted(
        (a, b) => (a.year < b.year ? -1 : a.year > b.year ? 1 : 0) || byDay(a, b),
      );
      return {
        task,
        reported: reported.at(-1),
        given: given.at(-1),
        counts: countStates(byTask.get(task.task) ?? []),
      };
    });
}

type Said = { position: number; at: string; statedOn?: string | undefined };
type Dated = { day: Day; position: number };

/** Each word with the day of it, in the plan's zone; those of later days left out. */
const dated = <S extends Said>(said: readonly S[], timeZone: string, day: Day): (S & { day: Day })[] =>
  said
    .map((one) => ({ ...one, day: one.statedOn ?? dayOf(one.at, timeZone) }))
    .filter((one) => one.day <= day);

/** Among words of one day the later record is the newer one. */
const byDay = (a: Dated, b: Dated): number =>
  (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || a.position - b.position;
