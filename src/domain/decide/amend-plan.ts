/** A plan that stands is amended: what differs from the content given becomes events. */
import type { Sha256 } from '../command-id.ts';
import { amendmentEvents, type StandingPlan } from '../plan/amendment.ts';
import { identified, KEEPERS } from './adopt-plan.ts';
import type { AmendPlan } from './command.ts';
import { roleProblem } from './people.ts';
import { type Decision, problem, refuse } from './problem.ts';
import { found, requiredText, statementOf, statementProblems } from './text-checks.ts';

export function amendPlan(
  standing: StandingPlan | undefined,
  asked: AmendPlan,
  today: string,
  sha256: Sha256,
): Decision {
  if (!standing) return refuse(problem('plan', 'not_adopted'));
  const problems = found(
    roleProblem(asked.actor, KEEPERS),
    requiredText('reason', asked.reason, 2000),
    ...statementProblems(asked, today),
  );
  if (problems.length > 0) return refuse(...problems);
  const { source, statedOn } = statementOf(asked);
  const terms = { reason: asked.reason, source, statedOn, day: today, sha256: asked.sha256 };
  return identified(amendmentEvents(standing, asked.content, terms), asked, sha256);
}
