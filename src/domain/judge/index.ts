/** Verdicts: what became of a target, by rule, as of a day, and why. Pure: the same facts give the same verdict. */
import { TARGET_KINDS, type Target } from '../../../events/target.ts';
import type { Day, Facts, Verdict } from '../facts.ts';
import { openCase } from './case.ts';
import { judgeApproximately, judgeComparison } from './comparison.ts';
import { judgeCoverage } from './coverage.ts';
import { judgeEachYear } from './each-year.ts';
import { judgeByEvaluation } from './judged.ts';
import { judgeMaintain } from './maintain.ts';
import { judgeMilestone } from './milestone.ts';
import { Reasoning, ruleId } from './reasoning.ts';
import { judgeRelativeChange } from './relative-change.ts';
import { judgeTrend } from './trend.ts';
import { judgeVersusReference } from './versus-reference.ts';

export { recompute } from './terms.ts';

/** Every rule, with its version, that this program judges by. */
export const RULES: ReadonlySet<string> = new Set(TARGET_KINDS.map(ruleId));

/**
 * The computed verdict on a target.
 * @param facts the figures, references, baselines and evaluations that count, in any order.
 * @param day the day as of which it is judged, in the plan's time zone: nothing about later periods counts.
 */
export function judge(target: Target, facts: Facts, day: Day): Verdict {
  const reasoning = new Reasoning(ruleOf(target), target, facts);
  switch (target.kind) {
    case 'relative_change':
      return judgeRelativeChange(openCase(target, facts, day), reasoning);
    case 'each_year':
      return judgeEachYear(openCase(target, facts, day), reasoning);
    case 'trend':
      return judgeTrend(openCase(target, facts, day), reasoning);
    case 'versus_reference':
      return judgeVersusReference(openCase(target, facts, day), reasoning);
    case 'coverage':
      return judgeCoverage(openCase(target, facts, day), reasoning);
    case 'maintain':
      return judgeMaintain(openCase(target, facts, day), reasoning);
    case 'milestone':
      return judgeMilestone(openCase(target, facts, day), reasoning);
    case 'judged':
      return judgeByEvaluation(openCase(target, facts, day), reasoning);
    case 'approximately': {
      const c = openCase(target, facts, day);
      const { tolerance } = target.params;
      return tolerance === undefined
        ? judgeByEvaluation(c, reasoning)
        : judgeApproximately(c, reasoning, tolerance);
    }
    default:
      return judgeComparison(openCase(target, facts, day), reasoning);
  }
}

/** 左右 without a tolerance is judged by words. */
const ruleOf = (target: Target) =>
  target.kind === 'approximately' && target.params.tolerance === undefined ? 'judged' : target.kind;
