/** Verdicts for want of a figure. */
import type { Verdict } from '../facts.ts';
import type { Case, MissingFigure } from './case.ts';
import { figuresForDue } from './readings.ts';
import type { Reasoning } from './reasoning.ts';

/**
 * There is no figure to judge by. Before the due nothing is wrong with that; from the due on it is no data:
 * known to be missing, or simply not reported.
 * @param missing what is known to be missing; by default for the due period.
 */
export function awaitFigure(
  c: Case,
  reasoning: Reasoning,
  missing: readonly MissingFigure[] = figuresForDue(c, c.missing).slice(0, 1),
): Verdict {
  if (!c.isDue) return reasoning.verdict('not_due', 'no_figure_yet');
  if (missing.length === 0) return reasoning.verdict('no_data', 'figure_overdue');
  reasoning.missing(missing);
  return reasoning.verdict('no_data', 'figure_missing');
}
