/**
 * Levels and rates (decision 022): judged by the figure for the due period, at the due. Before it they are on
 * track when they satisfy the demand already or keep pace with a straight line towards it. A ceiling is no
 * exception: a level above it today can still be below it when it is due.
 */
import type { Verdict } from '../facts.ts';
import type { Case, KnownFigure } from './case.ts';
import { type Demand, satisfies } from './demand.ts';
import { keepsPace, type Point } from './pace.ts';
import { breakBetween, figuresForDue, latestOf } from './readings.ts';
import type { Reasoning } from './reasoning.ts';
import { awaitFigure } from './waiting.ts';

export function judgeLevel(c: Case, reasoning: Reasoning, demand: Demand): Verdict {
  if (!c.isDue) return judgeBeforeDue(c, reasoning, demand);
  const figure = figuresForDue(c, c.known)[0];
  if (!figure) return awaitFigure(c, reasoning);
  const value = reasoning.figure(figure);
  reasoning.demand(demand);
  const met = reasoning.compare(value, demand);
  reasoning.gap(value, demand);
  return reasoning.verdict(met ? 'met' : 'missed');
}

function judgeBeforeDue(c: Case, reasoning: Reasoning, demand: Demand): Verdict {
  const latest = latestOf(c);
  if (!latest) return awaitFigure(c, reasoning);
  if (satisfies(demand, latest.value)) {
    reasoning.demand(demand);
    reasoning.compare(reasoning.figure(latest), demand);
    return reasoning.verdict('on_track');
  }
  const { first, isCut } = startOf(c, latest, reasoning);
  const value = reasoning.figure(latest);
  reasoning.demand(demand);
  reasoning.compare(value, demand);
  const reason = isCut ? 'definition_changed' : undefined;
  if (!first) {
    reasoning.gap(value, demand);
    return reasoning.verdict('behind', reason);
  }
  const onPace = keepsPace(reasoning, demand, first, { day: latest.end, value }, c.due);
  return reasoning.verdict(onPace ? 'on_track' : 'behind', reason);
}

/**
 * Where the pace is counted from: the baseline, else the first figure; after a break in the series the first
 * figure under the new definition. None when it is not before the latest figure.
 */
function startOf(c: Case, latest: KnownFigure, reasoning: Reasoning): { first?: Point; isCut: boolean } {
  const broken = breakBetween(c, '', latest.end);
  const isBeforeBreak = (end: string) => broken !== undefined && end < broken.end;
  const { baseline } = c;
  const isCut = c.known.some(({ end }) => isBeforeBreak(end)) || isBeforeBreak(baseline?.end ?? latest.end);
  if (isCut && broken) reasoning.rely(broken);
  if (baseline && !isBeforeBreak(baseline.end) && baseline.end < latest.end)
    return { first: { day: baseline.end, value: reasoning.baseline(baseline) }, isCut };
  const first = c.known.find(({ end }) => !isBeforeBreak(end));
  if (!first || first.end >= latest.end) return { isCut };
  return { first: { day: first.end, value: reasoning.figure(first) }, isCut };
}
