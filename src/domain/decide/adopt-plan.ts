/** A plan is adopted: once, and all of it in one append. */
import { derivedId, type Sha256 } from '../command-id.ts';
import { adoptionEvents } from '../plan/adoption.ts';
import type { PlannedEvents } from '../plan/planned-event.ts';
import type { AdoptPlan, PlanCommand } from './command.ts';
import { roleProblem } from './people.ts';
import { type Decided, type Decision, problem, refuse } from './problem.ts';

/** @param today by which successions of departments must have happened to be told, in the plan's time zone. */
export function adoptPlan(
  state: { adopted: { position: number } | undefined },
  asked: AdoptPlan,
  today: string,
  sha256: Sha256,
): Decision {
  const role = roleProblem(asked.actor, KEEPERS);
  if (role) return refuse(role);
  if (state.adopted) return refuse(problem('plan', 'already_adopted', { position: state.adopted.position }));
  return identified(adoptionEvents(asked.content, { day: today, sha256: asked.sha256 }), asked, sha256);
}

/** Plans are content that the portal's keepers put in. */
export const KEEPERS = ['administrator', 'operator', 'system'] as const;

/** Gives each event of a plan an id that follows from the command's. */
export function identified(planned: PlannedEvents, asked: PlanCommand, sha256: Sha256): Decision {
  if (!planned.ok) return refuse(problem(planned.field, 'plan_refused', { message: planned.message }));
  const events = planned.events.map(
    (event, index): Decided => ({ ...event, id: derivedId(sha256, asked.id, index), actor: asked.actor }),
  );
  return { ok: true, events };
}
