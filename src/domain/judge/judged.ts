/**
 * `judged` and 左右 without a tolerance: only the leading group decides, never a rule. The computed verdict takes
 * the one that was given: the final acceptance before any year, a later year before an earlier one.
 */
import type { EvaluationFact, Verdict } from '../facts.ts';
import type { Case } from './case.ts';
import type { Reasoning } from './reasoning.ts';

export function judgeByEvaluation({ facts, day }: Case, reasoning: Reasoning): Verdict {
  const newest = facts.evaluations
    .filter((evaluation) => evaluation.day <= day)
    .reduce<EvaluationFact | undefined>(
      (best, next) => (best && outranks(best, next) ? best : next),
      undefined,
    );
  if (!newest) return reasoning.verdict('awaits_evaluation', 'evaluation_only');
  reasoning.cite([newest.position]);
  return reasoning.verdict(newest.state);
}

function outranks(one: EvaluationFact, other: EvaluationFact): boolean {
  if (one.occasion === other.occasion) return one.position > other.position;
  if (one.occasion === 'acceptance' || other.occasion === 'acceptance') return one.occasion === 'acceptance';
  return one.occasion > other.occasion;
}
