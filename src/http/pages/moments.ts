/** The moments of a plan that a reader can go to, as places on one line. Pure. */
import type { MomentLine, MomentTick } from '../../../views/parts/moment-control.tsx';
import { addDays, dayOf, daysBetween } from '../../domain/day.ts';
import type { Day } from '../../domain/facts.ts';
import type { PhaseRow, PlanRow } from '../../projections/rows.ts';
import { lastDayOf } from './course.ts';

type Named = Pick<MomentTick, 'kind' | 'name'> & { day: Day };

/**
 * The day of adoption, the ends of the phases, the ends of the years, and now. A day that is not over is no moment
 * yet: its tick leads nowhere. Where several fall on one day the end of a year names it.
 * @param day the day shown; `isPast` says whether that is a moment or now.
 */
export function momentLine(
  plan: Pick<PlanRow, 'period' | 'adopted' | 'timeZone'>,
  phases: readonly PhaseRow[],
  { day, today, isPast }: { day: Day; today: Day; isPast: boolean },
): MomentLine {
  const first = dayOf(plan.adopted.at, plan.timeZone);
  const named = namedDays(plan, phases, first).filter((one) => one.day >= first);
  const last = [today, ...named.map((one) => one.day)].toSorted().at(-1) ?? today;
  const length = Math.max(1, daysBetween(first, last));
  const place = (one: Day) => Math.round((1000 * daysBetween(first, one)) / length) / 10;
  const ticks = named.map(
    (one): MomentTick => ({
      ...one,
      place: place(one.day),
      isOver: one.day < today,
      isShown: isPast && one.day === day,
    }),
  );
  const now: MomentTick = {
    kind: 'now',
    name: null,
    day: null,
    place: place(today),
    isOver: true,
    isShown: !isPast,
  };
  return {
    ticks: [...ticks, now].toSorted((a, b) => a.place - b.place),
    shown: Math.min(100, Math.max(0, place(isPast ? day : today))),
    earliest: first,
    latest: addDays(today, -1),
  };
}

/** One a day. What comes first among those of one day names it: years, then phases, then the adoption. */
function namedDays({ period }: Pick<PlanRow, 'period'>, phases: readonly PhaseRow[], adopted: Day): Named[] {
  const [from, to] = [Number(period.start.slice(0, 4)), Number(period.end.slice(0, 4))];
  const years = Array.from({ length: Math.min(100, Math.max(0, to - from + 1)) }, (_, index) =>
    String(from + index),
  );
  const all: Named[] = [
    ...years.map((year): Named => ({ kind: 'year', name: year, day: `${year.padStart(4, '0')}-12-31` })),
    ...phases.map((row): Named => ({ kind: 'phase', name: row.name, day: lastDayOf(row.end) })),
    { kind: 'adopted', name: null, day: adopted },
  ];
  return all.filter(({ day }, index) => all.findIndex((one) => one.day === day) === index);
}
