/**
 * `versus_reference`: the figure for the due period against another series' figure for the same period (低于全市
 * 平均水平). Before the due the newest period that has both tells; there is no pace towards a goal that moves.
 */
import type { Target } from '../../../events/target.ts';
import type { ReferenceFact, Verdict } from '../facts.ts';
import { comparePeriods } from '../period.ts';
import { type Case, referencesOf } from './case.ts';
import type { Demand } from './demand.ts';
import { figuresForDue, type Reading, readDue, readingOf, readLatest, tell } from './readings.ts';
import type { Reasoning } from './reasoning.ts';
import { awaitFigure } from './waiting.ts';

type VersusReference = Extract<Target, { kind: 'versus_reference' }>;

export function judgeVersusReference(c: Case<VersusReference>, reasoning: Reasoning): Verdict {
  const { operator, reference } = c.target.params;
  const readings = c.isDue ? dueReadings(c) : newestReadings(c);
  const [best] = readings;
  if (!best) return awaitFigure(c, reasoning);
  const pair = pairOf(readings, referencesOf(c, reference));
  if (!pair) {
    tell(reasoning, best);
    return reasoning.verdict('cannot_judge', 'reference_missing');
  }
  const value = tell(reasoning, pair.reading);
  reasoning.cite([pair.fact.position]);
  const { period } = pair.fact;
  const other = reasoning.given('reference', pair.fact.value, { unit: reasoning.unit, period });
  const demand: Demand = { operator, value: other };
  const right = reasoning.compare(value, demand, { period });
  reasoning.gap(value, demand);
  if (c.isDue) return reasoning.verdict(right ? 'met' : 'missed');
  return reasoning.verdict(right ? 'on_track' : 'behind');
}

function pairOf(readings: readonly Reading[], facts: readonly ReferenceFact[]) {
  for (const reading of readings) {
    const fact = facts.find(({ period }) => period === reading.period);
    if (fact) return { reading, fact };
  }
  return undefined;
}

/** What speaks for the due period, the best first; for a flow the year's sum before anything else. */
function dueReadings(c: Case): Reading[] {
  const best = readDue(c);
  const figures = figuresForDue(c, c.known).map(readingOf);
  return best ? [best, ...figures] : figures;
}

/** All numbers within the plan, the newest first. */
function newestReadings(c: Case): Reading[] {
  const latest = readLatest(c);
  const figures = c.known.filter(({ end }) => end >= c.facts.plan.start).map(readingOf);
  return (latest ? [latest, ...figures] : figures).sort((one, other) =>
    one.end === other.end ? comparePeriods(one, other) : comparePeriods(other, one),
  );
}
