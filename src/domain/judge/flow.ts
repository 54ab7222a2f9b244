/**
 * Flows: what is summed over the plan (decision 021). A minimum is met as soon as the sum reaches it; a ceiling
 * is missed as soon as the sum breaks it, for a sum does not come back; all else waits for the due, and there
 * for every figure up to it: a sum with a hole in it is no sum, because a missing figure is not zero.
 */
import { daysBetween } from '../day.ts';
import type { Reason, Verdict } from '../facts.ts';
import { lengthOf } from '../period.ts';
import type { Case, KnownFigure } from './case.ts';
import { type Demand, hasUpper, isAbove, isBelow } from './demand.ts';
import { isOnLine } from './pace.ts';
import { firstGap, isComplete, missingWithin, partsWithin } from './readings.ts';
import type { Reasoning } from './reasoning.ts';
import { awaitSum, reasonOfGap } from './waiting.ts';

/** Judges the sum over the plan's period, on top of the target's baseline where it has one. */
export function judgeFlow(c: Case, reasoning: Reasoning, demand: Demand): Verdict {
  const from = c.target.baseline && c.baseline;
  if (c.target.baseline && !from) return reasoning.verdict('cannot_judge', 'baseline_missing');
  const parts = partsWithin(c, c.window);
  if (parts.length === 0) return awaitSum(c, reasoning);

  const start = from && reasoning.baseline(from);
  const values = parts.map((part) => reasoning.figure(part));
  const { unit } = reasoning;
  const reported = reasoning.add('total', values, { unit, periods: parts.map(({ period }) => period) });
  const total = start === undefined ? reported : reasoning.add('total', [start, reported], { unit });
  reasoning.demand(demand);

  const settle = (state: 'met' | 'missed'): Verdict => {
    reasoning.compare(total, demand);
    reasoning.gap(total, demand);
    return reasoning.verdict(state);
  };
  if (isAbove(demand, total)) return settle('missed');
  if (!isBelow(demand, total) && !hasUpper(demand)) return settle('met');
  if (c.isDue && isComplete(parts, c.window)) return settle(isBelow(demand, total) ? 'missed' : 'met');
  if (c.isDue) return awaitSum(c, reasoning);
  const hole = holeIn(c, parts, reasoning);
  if (!isBelow(demand, total)) {
    reasoning.compare(total, demand);
    return reasoning.verdict('on_track', hole);
  }
  const onLine = isOnLine(reasoning, demand, total, {
    from: start,
    elapsedDays: daysBetween(c.window.start, parts.at(-1)?.end ?? c.window.start) + 1,
    planDays: lengthOf(c.window),
  });
  return reasoning.verdict(onLine ? 'on_track' : 'behind', hole);
}

/** What to bear in mind of a sum so far: that a period before its last is not in it. */
function holeIn(c: Case, parts: readonly KnownFigure[], reasoning: Reasoning): Reason | undefined {
  const end = parts.at(-1)?.end ?? c.window.start;
  if (firstGap(parts, c.window.start) > end) return undefined;
  const missing = missingWithin(c, { start: c.window.start, end }, parts);
  reasoning.missing(missing);
  return reasonOfGap([end], missing);
}
