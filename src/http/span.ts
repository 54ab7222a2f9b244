/** `?from=` and `?to=`: two moments of one plan, the earlier first. */
import type { Context } from 'hono';
import { type Changes, changesBetween, type Known, known } from '../domain/changes.ts';
import { addDays, dayOf } from '../domain/day.ts';
import { readAccountRows } from '../log/account.ts';
import type { PlanRow } from '../projections/rows.ts';
import type { Env } from './context.ts';
import { readMoment } from './moment.ts';
import { fieldProblem, type Problem } from './problem.ts';
import { quoted } from './quoted.ts';

/** A moment that a plan is compared at. */
export type Side = {
  position: number;
  /** The day that its verdicts are judged on. */
  day: string;
  /** As it was asked for; left out, it is the moment of the page, or the end of the year before. */
  asked?: string | undefined;
};
export type Span = { from: Side; to: Side };
export type SpanResult = { ok: true; span: Span } | { ok: false; problem: Problem };

/** Reads both parameters; where they are the wrong way round they change places. */
export async function readSpan(c: Context<Env>): Promise<SpanResult> {
  const to = await readSide(c, 'to');
  if (!to.ok) return to;
  const from = await readSide(c, 'from', to.side);
  if (!from.ok) return from;
  const sides = [from.side, to.side].toSorted((a, b) => a.position - b.position || (a.day < b.day ? -1 : 1));
  const [first = from.side, second = to.side] = sides;
  return { ok: true, span: { from: first, to: second } };
}

/** What the plan's account was at one side. */
export async function readKnown(c: Context<Env>, plan: string, side: Side): Promise<Known> {
  const rows = await readAccountRows(c.get('deps').log, plan, side.position);
  if (!rows) throw new Error(`plan ${plan} has no account at ${side.position}`);
  return known(rows, { position: side.position, day: side.day });
}

/** Both sides and what changed between them. */
export async function readChanges(
  c: Context<Env>,
  plan: string,
  { from, to }: Span,
): Promise<{ before: Known; after: Known; changes: Changes }> {
  const [before, after] = await Promise.all([readKnown(c, plan, from), readKnown(c, plan, to)]);
  return { before, after, changes: changesBetween(before, after) };
}

type SideResult = { ok: true; side: Side } | { ok: false; problem: Problem };

async function readSide(c: Context<Env>, name: 'from' | 'to', to?: Side): Promise<SideResult> {
  const { position, day } = c.get('moment');
  const asked = c.req.query(name)?.trim() || undefined;
  if (asked !== undefined) {
    const side = await sideAt(c, asked);
    return side
      ? { ok: true, side: { ...side, asked } }
      : { ok: false, problem: sideInvalid(name, asked, c.get('plan')) };
  }
  return { ok: true, side: to ? await before(c, to) : { position, day } };
}

/** The end of the year before; where the plan was not there yet, the end of the day on which it was adopted. */
async function before(c: Context<Env>, { day }: Side): Promise<Side> {
  const { adopted, timeZone } = c.get('plan');
  const adoptedOn = dayOf(adopted.at, timeZone);
  return (
    (await sideAt(c, yearEndBefore(day))) ??
    (await sideAt(c, adoptedOn)) ?? { position: adopted.position, day: adoptedOn }
  );
}

/** A position, or the end of a day that is over, at which the plan was there. */
async function sideAt(c: Context<Env>, at: string): Promise<Side | undefined> {
  const { log, clock } = c.get('deps');
  const { adopted, timeZone } = c.get('plan');
  const found = await readMoment({ log, head: await log.head(), timeZone, now: clock() }, { at });
  if (found.kind === 'refused') return undefined;
  const side =
    found.kind === 'redirect'
      ? { position: found.at, day: found.day }
      : { position: found.moment.position, day: found.moment.day };
  return side.position < adopted.position ? undefined : side;
}

/** `2014-06-30` → `2013-12-31`. */
const yearEndBefore = (day: string): string => addDays(`${day.slice(0, 4)}-01-01`, -1);

const sideInvalid = (name: string, asked: string, { adopted, timeZone }: PlanRow): Problem => {
  const day = dayOf(adopted.at, timeZone);
  return fieldProblem(400, 'parameter-invalid', name, {
    zh: `参数 ${name} 的值${quoted(asked)}不对:应为 ${day} 起已经结束的一天(如 2014-12-31),或第 ${adopted.position} 条起的记录序号。`,
    en: `The parameter ${name}, ${quoted(asked)}, is neither a day from ${day} on that is over (such as 2014-12-31) nor a position from ${adopted.position} on.`,
  });
};
