/** The plan's phases and the present day, as places on one line from 0 to 100. */
import type { Course } from '../../../views/parts/timeline.tsx';
import { addDays, daysBetween } from '../../domain/day.ts';
import type { Day } from '../../domain/facts.ts';
import type { PhaseRow, PlanRow } from '../../projections/rows.ts';

/** The line reaches over the plan's period and every phase, which may begin before it. */
export function courseOf(plan: PlanRow, rows: readonly PhaseRow[], day: Day): Course {
  const spans = rows.map((row) => ({ row, first: firstDay(row.start), last: lastDayOf(row.end) }));
  spans.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.last < b.last ? -1 : 1));
  const start = [plan.period.start, ...spans.map(({ first }) => first)].toSorted()[0] ?? plan.period.start;
  const end = [plan.period.end, ...spans.map(({ last }) => last)].toSorted().at(-1) ?? plan.period.end;
  const length = daysBetween(start, end) + 1;
  const place = (at: Day) => Math.round((100_000 * daysBetween(start, at)) / length) / 1000;
  const phases = spans.map(({ row, first, last }) => ({
    phase: row.phase,
    name: row.name,
    start: row.start,
    end: row.end,
    from: place(first),
    to: place(addDays(last, 1)),
  }));
  return { phases, start, end, now: place(day) };
}

/** `2013-06` begins on 2013-06-01. */
const firstDay = (partial: string): Day => (partial + '-01-01'.slice(partial.length - 4)).slice(0, 10);

/** `2013-06` ends on 2013-06-30, `2015` on 2015-12-31. */
export function lastDayOf(partial: string): Day {
  if (partial.length === 10) return partial;
  const [year = '', month = '12'] = partial.split('-');
  const next =
    month === '12' ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}
