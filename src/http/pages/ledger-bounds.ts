/** `?from=` and `?to=` of the ledger: days, or positions. */
import type { Context } from 'hono';
import { addDays, isDay } from '../../domain/day.ts';
import type { Env } from '../context.ts';
import { readMoment } from '../moment.ts';
import type { Parsed } from '../parameters.ts';
import { fieldProblem } from '../problem.ts';
import { quoted } from '../quoted.ts';
import type { LedgerBounds } from './ledger.ts';

/** Positions between which the ledger is shown; all that there are at the moment where neither is given. */
export async function readBounds(
  c: Context<Env>,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<Parsed<LedgerBounds>> {
  const { position } = c.get('moment');
  for (const [name, text] of Object.entries({ from, to })) {
    if (text !== undefined && !isDay(text) && !isPosition(text)) {
      return { ok: false, problem: boundInvalid(name, text) };
    }
  }
  const first =
    from === undefined ? 0 : isDay(from) ? (await lastOf(c, addDays(from, -1))) + 1 : Number(from);
  const last = to === undefined ? position : isDay(to) ? await lastOf(c, to) : Number(to);
  return { ok: true, value: { from: first, to: Math.min(last, position) } };
}

const isPosition = (text: string): boolean => /^(0|[1-9][0-9]{0,14})$/.test(text);

/** The last position of a day that is over; -1 before the log begins, the last of all where the day is not over. */
async function lastOf(c: Context<Env>, day: string): Promise<number> {
  const { log, clock } = c.get('deps');
  const { timeZone, today, position } = c.get('moment');
  if (day >= today) return position;
  const found = await readMoment({ log, head: await log.head(), timeZone, now: clock() }, { at: day });
  return found.kind === 'redirect' ? found.at : -1;
}

const boundInvalid = (name: string, text: string) =>
  fieldProblem(400, 'parameter-invalid', name, {
    zh: `参数 ${name} 的值${quoted(text)}不对:应为日期(如 2014-12-31)或记录序号(如 412)。`,
    en: `The parameter ${name}, ${quoted(text)}, is neither a date (such as 2014-12-31) nor a position (such as 412).`,
  });
