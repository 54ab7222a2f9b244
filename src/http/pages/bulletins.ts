/** 年度通报 as it was issued: its parts put together, as far as they are known at the moment shown. */
import type { EventData } from '../../../events/index.ts';
import { dayOf } from '../../domain/day.ts';
import type { Day } from '../../domain/facts.ts';
import type { Log } from '../../log/log.ts';
import { actOf } from '../../projections/act.ts';
import type { Recorded } from '../../projections/projection.ts';
import type { Act, PlanRow } from '../../projections/rows.ts';

export type BulletinLine = EventData<'bulletin.issued'>['lines'][number];
export type Bulletin = {
  year: string;
  /** Events 0…position were known to it, and its verdicts were judged on this day. */
  position: number;
  day: Day;
  /** Its words, a paragraph a line; those of the later parts after those of the first. */
  text: string;
  lines: readonly BulletinLine[];
  issued: Act;
  /** The day on which it was recorded, in the plan's zone. */
  issuedOn: Day;
  /** Positions of the records that it is made of. */
  records: readonly number[];
  /** Parts that it announces and that are not there. */
  partsMissing: number;
  /** Positions of bulletins of the same year that it replaces. */
  replaces: readonly number[];
  synthetic: boolean;
};

/** The newest bulletin of each year that has one, by year. */
export async function readBulletins(
  log: Log,
  { plan, timeZone }: Pick<PlanRow, 'plan' | 'timeZone'>,
  { position, day }: { position: number; day: Day },
): Promise<Map<string, Bulletin>> {
  const found = await log.readEvents({
    streamPrefix: `plan/${plan}/year/`,
    types: ['bulletin.issued'],
    to: position,
  });
  const known = (found as Recorded<'bulletin.issued'>[]).filter(
    ({ time, data }) => data.plan === plan && dayOf(time, timeZone) <= day,
  );
  const byYear = Map.groupBy(known, ({ data }) => data.year);
  return new Map([...byYear].map(([year, events]) => [year, newestOf(events, timeZone)]));
}

/** Records that freeze the same position on the same day are one bulletin. Never given none. */
function newestOf(events: Recorded<'bulletin.issued'>[], timeZone: string): Bulletin {
  const issues = [...Map.groupBy(events, ({ data }) => `${data.position}/${data.day}`).values()];
  const newest = issues.at(-1) ?? [];
  const parts = [...new Map(newest.map((event) => [event.data.part, event])).values()].toSorted(
    (a, b) => a.data.part - b.data.part,
  );
  const [first] = parts;
  if (!first) throw new Error('a year was grouped that has no bulletin');
  const { year, position, day, parts: announced } = first.data;
  return {
    year,
    position,
    day,
    text: parts.map(({ data }) => data.text).join('\n'),
    lines: parts.flatMap(({ data }) => data.lines),
    issued: actOf(first),
    issuedOn: dayOf(first.time, timeZone),
    records: parts.map((part) => part.position),
    partsMissing: Math.max(0, announced - parts.length),
    replaces: issues.slice(0, -1).flatMap((issue) => issue[0]?.position ?? []),
    synthetic: parts.some(({ data }) => data.synthetic === true),
  };
}
