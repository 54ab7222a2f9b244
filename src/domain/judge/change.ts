/** What `relative_change` and an overall trend share: a number held against the baseline (decision 024). */
import type { Verdict } from '../facts.ts';
import type { Case, StartingPoint } from './case.ts';
import { breakBetween, type Reading, readDue, readLatest } from './readings.ts';
import type { Reasoning } from './reasoning.ts';
import { awaitFigure } from './waiting.ts';

/**
 * Finds the number to hold against the baseline (for the due period once that is over, the newest before) and
 * leaves the rest to `judge`; or says why there is nothing to hold against what.
 */
export function againstBaseline(
  c: Case,
  reasoning: Reasoning,
  judge: (reading: Reading, baseline: StartingPoint) => Verdict,
): Verdict {
  const { baseline } = c;
  if (!baseline) return reasoning.verdict('cannot_judge', 'baseline_missing');
  const reading = c.isDue ? readDue(c) : readLatest(c);
  if (!reading || reading.end <= baseline.end) return awaitFigure(c, reasoning);
  const broken = breakBetween(c, baseline.end, reading.end);
  if (!broken) return judge(reading, baseline);
  reasoning.baseline(baseline);
  reasoning.rely(broken);
  return reasoning.verdict('cannot_judge', 'definition_changed');
}
