/** What the log holds of the final acceptance: its conclusion, once there is one. */
import { dayOf } from '../../domain/day.ts';
import type { Day } from '../../domain/facts.ts';
import type { Log } from '../../log/log.ts';
import { actOf } from '../../projections/act.ts';
import type { Recorded } from '../../projections/projection.ts';
import type { Act, PlanRow } from '../../projections/rows.ts';

export type Conclusion = {
  /** Events 0…position were known to it, and verdicts were judged on this day. */
  position: number;
  day: Day;
  opinion: string;
  statedOn: Day;
  concluded: Act;
  synthetic: boolean;
};

/** The newest conclusion that is known on the day; `undefined` while there is none. */
export async function readConclusion(
  log: Log,
  { plan, timeZone }: Pick<PlanRow, 'plan' | 'timeZone'>,
  moment: { position: number; day: Day },
): Promise<Conclusion | undefined> {
  const asked = { types: ['acceptance.concluded'] as const, to: moment.position };
  const found = await Promise.all([
    log.readEvents({ ...asked, stream: `plan/${plan}` }),
    log.readEvents({ ...asked, streamPrefix: `plan/${plan}/` }),
  ]);
  const all = (found.flat() as Recorded<'acceptance.concluded'>[])
    .filter(({ data }) => data.plan === plan)
    .map((event) => ({ event, statedOn: event.data.statedOn ?? dayOf(event.time, timeZone) }))
    .filter(({ statedOn }) => statedOn <= moment.day)
    .toSorted((a, b) => a.event.position - b.event.position);
  const last = all.at(-1);
  if (!last) return undefined;
  const { position, day, opinion, synthetic } = last.event.data;
  return {
    position,
    day,
    opinion,
    statedOn: last.statedOn,
    concluded: actOf(last.event),
    synthetic: synthetic === true,
  };
}
