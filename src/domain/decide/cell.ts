/** Where in a plan a figure goes: the indicator, one of its scopes, a period that it takes and that is over. */
import type { Indicator } from '../../../events/plan.ts';
import type { Asked, Cell } from './command.ts';
import { type Problem, problem } from './problem.ts';
import type { PlanState } from './state.ts';

/** An empty scope, and the indicator's own, are told as none. */
export const scopeOf = (indicator: Indicator, scope: string | undefined): string | undefined =>
  !scope || scope === indicator.scope ? undefined : scope;

export function scopeProblem(indicator: Indicator, scope: string | undefined): Problem | undefined {
  const named = scopeOf(indicator, scope);
  if (named === undefined || indicator.scopes?.includes(named)) return undefined;
  // A target may mean another series of the same indicator: that declares the scope as well.
  if (indicator.targets.some((target) => target.scope === named)) return undefined;
  const choices = [...(indicator.scope ? [indicator.scope] : []), ...(indicator.scopes ?? [])];
  return choices.length === 0
    ? problem('scope', 'no_scopes', { value: named })
    : problem('scope', 'unknown_scope', { value: named, choices: choices.join(', ') });
}

/** Plan and indicator as they stand, or which of them is not there. */
export function known(
  { plan, indicator }: { plan: PlanState | undefined; indicator: Indicator | undefined },
  asked: { plan: string; indicator: string },
): { ok: true; plan: PlanState; indicator: Indicator } | { ok: false; problem: Problem } {
  if (!plan) return { ok: false, problem: problem('plan', 'unknown_plan', { value: asked.plan }) };
  if (indicator) return { ok: true, plan, indicator };
  if (!asked.indicator) return { ok: false, problem: problem('indicator', 'required') };
  return { ok: false, problem: problem('indicator', 'unknown_indicator', { value: asked.indicator }) };
}

/** Made-up statements stay on demonstrations, and away from what is real. */
export function syntheticProblem(
  { demo, hasRealFigures }: { demo: boolean; hasRealFigures: boolean },
  { synthetic, indicator }: { synthetic?: boolean | undefined; indicator: string },
): Problem | undefined {
  if (!synthetic) return undefined;
  if (!demo) return problem('synthetic', 'synthetic_outside_demo');
  return hasRealFigures ? problem('synthetic', 'synthetic_beside_real', { indicator }) : undefined;
}

/** The cell as an event names it. */
export function cellOf(indicator: Indicator, asked: Pick<Asked, 'plan' | 'synthetic'> & Cell) {
  const scope = scopeOf(indicator, asked.scope);
  return {
    plan: asked.plan,
    indicator: indicator.indicator,
    ...(scope !== undefined && { scope }),
    period: asked.period,
    ...(asked.synthetic && { synthetic: true as const }),
  };
}
