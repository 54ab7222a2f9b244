/**
 * `maintain`: a demand on every reported period within the plan (保持). Broken once, it is missed at once. A
 * period whose figure is known to be missing does not break it, and the terms say so.
 */
import type { Target } from '../../../events/target.ts';
import type { Verdict } from '../facts.ts';
import { contains } from '../period.ts';
import type { Case, KnownFigure } from './case.ts';
import { type Demand, innerDemand } from './demand.ts';
import { figuresForDue, missingWithin, partsWithin } from './readings.ts';
import type { Reasoning } from './reasoning.ts';
import { awaitFigure } from './waiting.ts';

export const judgeMaintain = (
  c: Case<Extract<Target, { kind: 'maintain' }>>,
  reasoning: Reasoning,
): Verdict => judgePeriods(c, reasoning, innerDemand(c.target));

/** Holds each period's figure against the demand, never a sum of them. */
export function judgePeriods(c: Case, reasoning: Reasoning, demand: Demand): Verdict {
  const figures = figuresWithin(c);
  if (figures.length === 0) return awaitFigure(c, reasoning);
  reasoning.demand(demand);
  const results = figures.map((figure) =>
    reasoning.compare(reasoning.figure(figure), demand, { period: figure.period }),
  );
  const periods = figures.map(({ period }) => period);
  reasoning.count('satisfied', results, { periods });
  if (results.includes(false)) return reasoning.verdict('missed');
  const isThere = coversDue(c, figures);
  if (c.isDue && !isThere) return awaitFigure(c, reasoning);
  const missing = missingWithin(c, { start: c.facts.plan.start, end: c.due }, figures);
  reasoning.missing(missing);
  return reasoning.verdict(c.isDue ? 'met' : 'on_track', missing.length > 0 ? 'figure_missing' : undefined);
}

function figuresWithin(c: Case): readonly KnownFigure[] {
  if (c.facts.indicator.measure === 'flow') return partsWithin(c, c.window);
  const due = figuresForDue(c, c.known)[0];
  const isInPlan = (figure: KnownFigure) => figure.end >= c.facts.plan.start && figure.end <= c.due;
  return c.known.filter((figure) => isInPlan(figure) || figure === due);
}

/** Whether the due period has its figure. */
const coversDue = (c: Case, figures: readonly KnownFigure[]) =>
  c.facts.indicator.measure === 'flow'
    ? figures.some((figure) => contains(figure, { start: c.window.end, end: c.window.end }))
    : figuresForDue(c, c.known).length > 0;
