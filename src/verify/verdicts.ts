/** What is published of each target, compared with what the log gives by the same rules. */
import { canonical } from '../../events/envelope.ts';
import { account } from '../domain/account.ts';
import { dayOf } from '../domain/day.ts';
import { RULES } from '../domain/judge/index.ts';
import { tellTarget } from '../domain/tell-target.ts';
import type { PlanRow } from '../projections/rows.ts';
import type { Finding } from './finding.ts';
import type { StandingRows } from './rows.ts';
import { unreadable } from './words/say.ts';
import {
  fieldUnknown,
  planExtra,
  planMissing,
  ruleUnknown,
  verdictDiffers,
  verdictExtra,
  verdictMissing,
} from './words/verdicts.ts';

/** Of one plan, as it is published. */
export type PublishedVerdicts = { plan: string; targets: readonly unknown[] };
export type VerdictMoment = { position: number; day: string };

/** The day of the last event in the zone that all plans share, else in UTC. */
export const dayOfLast = (time: string, plans: readonly Pick<PlanRow, 'timeZone'>[]): string =>
  dayOf(time, zoneOf(plans));

/** The zone that all plans share, else UTC. */
export function zoneOf(plans: readonly Pick<PlanRow, 'timeZone'>[]): string {
  const [first, ...others] = new Set(plans.map(({ timeZone }) => timeZone));
  return first !== undefined && others.length === 0 ? first : 'UTC';
}

/** The targets of a plan, as the rules give them and the API tells them. */
export const toldTargets = (rows: StandingRows, plan: PlanRow, moment: VerdictMoment) =>
  account(rows.ofPlan(plan), moment).targets.map(
    (target) => JSON.parse(JSON.stringify(tellTarget(target))) as Told,
  );

/** Plans that are published and not in the log, or the other way round. */
export function comparePlans(published: readonly string[], rows: StandingRows): Finding[] {
  const ours = rows.plans.map(({ plan }) => plan);
  return [
    ...ours.filter((plan) => !published.includes(plan)).map(planMissing),
    ...published.filter((plan) => !ours.includes(plan)).map(planExtra),
  ];
}

/** What differs in one plan; and how many targets were compared. */
export function compareVerdicts(
  { plan, targets }: PublishedVerdicts,
  rows: StandingRows,
  moment: VerdictMoment,
): { compared: number; findings: Finding[] } {
  const row = rows.plans.find((each) => each.plan === plan);
  if (!row) return { compared: 0, findings: [] };
  const ours = new Map(toldTargets(rows, row, moment).map((target) => [target.id, target]));
  const findings: Finding[] = [];
  for (const target of targets) {
    if (!isTold(target)) {
      findings.push(unreadable('verdicts', notInFormat(plan)));
      continue;
    }
    const own = ours.get(target.id);
    ours.delete(target.id);
    findings.push(...(own ? compareTarget(plan, target, own) : [verdictExtra(plan, target.id)]));
  }
  findings.push(...[...ours.keys()].map((id) => verdictMissing(plan, id)));
  return { compared: targets.length, findings };
}

type Told = Record<string, unknown> & { id: string; verdict: Record<string, unknown> & { rule: string } };

function isTold(target: unknown): target is Told {
  if (typeof target !== 'object' || target === null) return false;
  const { id, verdict } = target as Record<string, unknown>;
  if (typeof id !== 'string' || typeof verdict !== 'object' || verdict === null) return false;
  return typeof (verdict as Record<string, unknown>).rule === 'string';
}

function compareTarget(plan: string, theirs: Told, ours: Told): Finding[] {
  try {
    return differencesOf(plan, theirs, ours);
  } catch (error) {
    // What nests deeper than the stack goes.
    if (error instanceof RangeError) return [unreadable('verdicts', notInFormat(plan))];
    throw error;
  }
}

function differencesOf(plan: string, theirs: Told, ours: Told): Finding[] {
  if (!RULES.has(theirs.verdict.rule)) return [ruleUnknown(plan, theirs.id, theirs.verdict.rule)];
  if (canonical(theirs) === canonical(ours)) return [];
  const [mine, other] = [flat(ours), flat(theirs)];
  const what = [...mine.keys()].find((field) => mine.get(field) !== other.get(field));
  if (what !== undefined)
    return [verdictDiffers(plan, ours.id, what, short(mine.get(what)), short(other.get(what)))];
  const more = [...other.keys()].find((field) => !mine.has(field)) ?? '?';
  return [fieldUnknown(plan, ours.id, more)];
}

/** Fields by name, the verdict first: its state says most. */
const flat = ({ verdict, ...rest }: Told): Map<string, string> =>
  new Map([
    ...Object.entries(verdict).map(([name, value]) => [`verdict.${name}`, canonical(value)] as const),
    ...Object.entries(rest).map(([name, value]) => [name, canonical(value)] as const),
  ]);

const notInFormat = (plan: string) => ({
  zh: `计划“${plan}”的结论格式不对。`,
  en: `A verdict of the plan “${plan}” is not in its format.`,
});

const SHOWN = 120;
function short(text: string | undefined): string {
  if (text === undefined) return '(—)';
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}
