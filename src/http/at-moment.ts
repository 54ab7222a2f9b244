/** Middleware that puts the moment, and the plan as it was then, into the context. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Head } from '../log/log.ts';
import { joinKey } from '../projections/act.ts';
import type { PlanRow } from '../projections/rows.ts';
import type { Env } from './context.ts';
import { withQuery } from './links.ts';
import { readMoment } from './moment.ts';
import { isId } from './parameters.ts';
import { fieldProblem, refuse } from './problem.ts';
import { quoted } from './quoted.ts';

/**
 * For addresses that belong to no plan: sets `moment`. Days are those of the zone that all plans share, else UTC.
 */
export const atMoment = (): MiddlewareHandler<Env> =>
  async function atMoment(c, next) {
    const { log } = c.get('deps');
    const head = await log.head();
    const answer = await setMoment(c, head, zoneOf(await log.rows('plans', { at: head.size - 1 })));
    return answer ?? next();
  };

/** Sets `moment` anew after something was recorded: what is shown of it is a page that includes it. */
export async function renewMoment(c: Context<Env>): Promise<void> {
  const { log, clock } = c.get('deps');
  const { timeZone } = c.get('moment');
  const result = await readMoment({ log, head: await log.head(), timeZone, now: clock() }, {});
  if (result.kind === 'moment') c.set('moment', result.moment);
}

/** For addresses below `/plans/:plan`: sets `moment` and `plan`. 404 when there is, or was then, no such plan. */
export const inPlan = (): MiddlewareHandler<Env> =>
  async function inPlan(c, next) {
    const { log } = c.get('deps');
    const id = c.req.param('plan') ?? '';
    const head = await log.head();
    const now = isId(id) ? await log.row('plans', joinKey(id), head.size - 1) : undefined;
    if (!now) return refuse(c, planUnknown(id));
    const answer = await setMoment(c, head, now.timeZone);
    if (answer) return answer;
    const { position } = c.get('moment');
    const then = position === head.size - 1 ? now : await log.row('plans', joinKey(id), position);
    if (!then) return refuse(c, planNotYet(id, position, now.adopted.position));
    c.set('plan', then);
    return next();
  };

/** Sets `moment`; the answer instead when it is a redirect or a refusal. */
async function setMoment(c: Context<Env>, head: Head, timeZone: string): Promise<Response | undefined> {
  const { log, clock } = c.get('deps');
  // A form sends the fields that were left empty, too.
  const asked = { at: c.req.query('at') || undefined, day: c.req.query('day') || undefined };
  const result = await readMoment({ log, head, timeZone, now: clock() }, asked);
  if (result.kind === 'refused') return refuse(c, result.problem);
  if (result.kind === 'moment') {
    c.set('moment', result.moment);
    return undefined;
  }
  return c.redirect(withQuery(c.req.path, { ...c.req.queries(), at: result.at, day: result.day }), 302);
}

const zoneOf = (plans: readonly PlanRow[]): string => {
  const [first, ...others] = new Set(plans.map(({ timeZone }) => timeZone));
  return first !== undefined && others.length === 0 ? first : 'UTC';
};

const planUnknown = (id: string) =>
  fieldProblem(404, 'plan-unknown', 'plan', {
    zh: `没有标识为${quoted(id)}的计划。`,
    en: `There is no plan ${quoted(id)}.`,
  });

const planNotYet = (id: string, position: number, adopted: number) =>
  fieldProblem(404, 'plan-not-yet', 'at', {
    zh: `截至第 ${position} 条记录,计划“${id}”尚未公布(它在第 ${adopted} 条公布)。`,
    en: `At position ${position} the plan “${id}” had not been adopted (that was position ${adopted}).`,
  });
