/** Verdicts for want of a figure. */
import type { Reason, Verdict } from '../facts.ts';
import type { Case, MissingFigure } from './case.ts';
import { dueYear, figuresForDue, missingForYear, missingWithin, partsWithin } from './readings.ts';
import type { Reasoning } from './reasoning.ts';

/**
 * There is no figure to judge by. Before the due nothing is wrong with that; from the due on it is no data:
 * known to be missing, or simply not reported.
 * @param missing what is known to be missing; by default for the due period.
 */
export function awaitFigure(
  c: Case,
  reasoning: Reasoning,
  missing: readonly MissingFigure[] = missingForDue(c),
): Verdict {
  if (!c.isDue) return reasoning.verdict('not_due', 'no_figure_yet');
  if (missing.length === 0) return reasoning.verdict('no_data', 'figure_overdue');
  reasoning.missing(missing);
  return reasoning.verdict('no_data', 'figure_missing');
}

/** The same for what is summed over the plan: every period up to the due that leaves a hole in the sum. */
export const awaitSum = (c: Case, reasoning: Reasoning): Verdict =>
  awaitFigure(c, reasoning, missingWithin(c, c.window, partsWithin(c, c.window)));

/** What of the due period is known to be missing: for a flow, every part that leaves a hole in its year. */
function missingForDue(c: Case): MissingFigure[] {
  const year = c.facts.indicator.measure === 'flow' ? dueYear(c) : undefined;
  return year ? missingForYear(c, year) : figuresForDue(c, c.missing).slice(0, 1);
}

/** What to bear in mind of a verdict before the due, when earlier periods should have been reported and were not. */
export function reasonOfGap(open: readonly unknown[], missing: readonly MissingFigure[]): Reason | undefined {
  if (missing.length > 0) return 'figure_missing';
  return open.length > 0 ? 'figure_overdue' : undefined;
}
