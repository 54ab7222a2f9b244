/** The leading group gives its verdict on a target, or revises the one that it gave. */
import { GIVEN_STATES, type GivenState } from '../../../events/evaluation.ts';
import type { Indicator } from '../../../events/plan.ts';
import { syntheticProblem } from './cell.ts';
import type { EvaluateTarget } from './command.ts';
import { EVALUATORS, ownReportProblem, roleProblem } from './people.ts';
import { becomes, type Decision, type Problem, problem, refuse, unchanged } from './problem.ts';
import type { EvaluationState, PlanState, TargetState } from './state.ts';
import {
  choiceProblem,
  found,
  idProblem,
  pastDateProblem,
  requiredText,
  textProblem,
} from './text-checks.ts';

const MOST_FIGURES = 200;

export function evaluateTarget(state: TargetState, asked: EvaluateTarget, today: string): Decision {
  const { plan, indicator, evaluation } = state;
  if (!plan) return refuse(problem('plan', 'unknown_plan', { value: asked.plan }));
  if (!indicator) return refuse(problem('target', 'unknown_target', { value: asked.target }));
  const given = GIVEN_STATES.find((each) => each === asked.state);
  const problems = found(
    roleProblem(asked.actor, EVALUATORS),
    syntheticProblem(state, { ...asked, indicator: indicator.indicator }),
    occasionProblem(plan, asked.occasion, today),
    choiceProblem('state', asked.state, GIVEN_STATES),
    requiredText('opinion', asked.opinion, 4000),
    textProblem('reason', asked.reason, 2000),
    pastDateProblem('statedOn', asked.statedOn, today),
    ...reliedOnProblems(state, asked),
  );
  if (problems.length > 0 || !given) return refuse(...problems);
  return evaluation ? revised(evaluation, indicator, asked, given) : evaluated(indicator, asked, given);
}

function evaluated(indicator: Indicator, asked: EvaluateTarget, state: GivenState): Decision {
  return becomes(asked, 'target.evaluated', {
    ...wordsOf(indicator, asked),
    state,
  });
}

function revised(
  before: EvaluationState,
  indicator: Indicator,
  asked: EvaluateTarget,
  state: GivenState,
): Decision {
  const { position } = before.revisions.at(-1) ?? before.given;
  if (isSame(before, asked)) return unchanged(position);
  if (!asked.reason?.trim()) {
    return refuse(problem('reason', 'reason_for_revision', { state: before.state, position }));
  }
  return becomes(asked, 'evaluation.revised', {
    ...wordsOf(indicator, asked),
    evaluation: before.evaluation,
    old: before.state,
    state,
    reason: asked.reason,
  });
}

const wordsOf = ({ indicator }: Indicator, asked: EvaluateTarget) => ({
  plan: asked.plan,
  indicator,
  target: asked.target,
  occasion: asked.occasion,
  opinion: asked.opinion,
  reliedOn: [...(asked.reliedOn ?? [])],
  ...(asked.statedOn && { statedOn: asked.statedOn }),
  ...(asked.synthetic && { synthetic: true as const }),
});

const isSame = (before: EvaluationState, asked: EvaluateTarget) =>
  before.state === asked.state &&
  before.opinion === asked.opinion &&
  before.reliedOn.join() === (asked.reliedOn ?? []).join();

function occasionProblem(plan: PlanState, occasion: string, today: string): Problem | undefined {
  if (occasion === 'acceptance') return undefined;
  const [first, last] = [plan.period.start.slice(0, 4), plan.period.end.slice(0, 4)];
  if (!/^[0-9]{4}$/.test(occasion) || occasion < first || occasion > last) {
    return problem('occasion', 'occasion', { value: occasion, first, last });
  }
  return occasion > today.slice(0, 4)
    ? problem('occasion', 'occasion_ahead', { value: occasion, today })
    : undefined;
}

/** Each figure must stand, and be somebody else's report. */
function reliedOnProblems({ figures }: TargetState, { reliedOn = [], actor }: EvaluateTarget): Problem[] {
  if (reliedOn.length > MOST_FIGURES) return [problem('reliedOn', 'too_many', { max: MOST_FIGURES })];
  return reliedOn.flatMap((id) => {
    const malformed = idProblem('reliedOn', id);
    if (malformed) return [malformed];
    const figure = figures.find((each) => each.figure === id && !each.ended);
    return figure
      ? found(ownReportProblem(actor, figure))
      : [problem('reliedOn', 'unknown_figure', { value: id })];
  });
}
