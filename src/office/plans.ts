/** Plans enter the log and are amended: one append each. */
import {
  type AdoptPlan,
  type AmendPlan,
  adoptPlan,
  amendPlan,
  type Decision,
} from '../domain/decide/index.ts';
import type { StandingPlan } from '../domain/plan/amendment.ts';
import { sha256 } from '../log/sha256.ts';
import { joinKey } from '../projections/act.ts';
import { appendsOf, lastPosition, type Office, type Performed, todayIn } from './office.ts';

/** Adopts a plan. Asked twice, it is refused the second time: the plan stands. */
export async function adopt({ log, clock }: Office, asked: AdoptPlan): Promise<Performed> {
  const { plan, metadata } = asked.content;
  const row = await log.row('plans', joinKey(plan), await lastPosition(log));
  const today = todayIn(clock, metadata.timeZone);
  // Every stream of a plan that is not there yet is new: `none` is what the append expects of them.
  return append(log, adoptPlan({ adopted: row?.adopted }, asked, today, sha256), async () => 'none');
}

/** Amends a plan that stands. */
export async function amend({ log, clock }: Office, asked: AmendPlan): Promise<Performed> {
  const { plan, metadata } = asked.content;
  const before = await log.revision(`plan/${plan}`);
  const standing = await standingPlan(log, plan);
  const decision = amendPlan(standing, asked, todayIn(clock, metadata.timeZone), sha256);
  // The plan's own stream, which every amendment begins with, is held to what was read. Its indicators' streams
  // grow with every figure, and an amendment does not depend on figures.
  return append(log, decision, async (stream) => (stream === `plan/${plan}` ? before : log.revision(stream)));
}

async function append(
  log: Office['log'],
  decision: Decision,
  expected: (stream: string) => Promise<number | 'none'>,
): Promise<Performed> {
  if (!decision.ok) return { reason: 'refused', ...decision };
  const streams = [...new Set(decision.events.map(({ stream }) => stream))];
  const revisions = new Map<string, number | 'none'>();
  for (const stream of streams) revisions.set(stream, await expected(stream));
  const outcome = await log.append(appendsOf(decision.events, revisions));
  if (outcome.outcome === 'conflict') return { ok: false, reason: 'conflict', conflict: outcome.conflict };
  const ids = decision.events.map(({ id }) => id);
  const { positions } = outcome;
  return { ok: true, outcome: outcome.outcome === 'ok' ? 'recorded' : 'duplicate', positions, ids };
}

async function standingPlan(log: Office['log'], plan: string): Promise<StandingPlan | undefined> {
  const at = await lastPosition(log);
  const row = await log.row('plans', joinKey(plan), at);
  if (!row) return undefined;
  const where = { plan, at };
  const [departments, phases, indicators, tasks] = await Promise.all([
    log.rows('departments', where),
    log.rows('phases', where),
    log.rows('indicators', where),
    log.rows('tasks', where),
  ]);
  return { plan: row, departments, phases, indicators, tasks };
}
