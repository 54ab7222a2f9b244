/**
 * `each_year`: a demand on every year of the plan (decision 023). A year that fails fails the target at once. A
 * year without a figure leaves it open: no data once the plan is over, and until then something to bear in mind.
 */
import type { Target } from '../../../events/target.ts';
import { signOf } from '../decimal.ts';
import type { Verdict } from '../facts.ts';
import { contains } from '../period.ts';
import type { Case, MissingFigure, PlanYear } from './case.ts';
import { type Demand, hasUpper, innerDemand, isAbove, isBelow, ZERO } from './demand.ts';
import { isComplete, missingForYear, partsWithin, type Reading, readYear, sumOf, tell } from './readings.ts';
import type { Reasoning } from './reasoning.ts';
import { awaitFigure, reasonOfGap } from './waiting.ts';

type EachYear = Extract<Target, { kind: 'each_year' }>;

export function judgeEachYear(c: Case<EachYear>, reasoning: Reasoning): Verdict {
  const demand = innerDemand(c.target);
  const hasFigure = c.years.some((year) => c.known.some((figure) => contains(year, figure)));
  if (!hasFigure && c.years.every((year) => !readYear(c, year)))
    return awaitFigure(c, reasoning, missingIn(c, c.years));

  reasoning.demand(demand);
  const decided = c.years.map((year) => decide(c, reasoning, year, demand));
  const results = decided.filter((result) => result !== undefined);
  const periods = c.years.filter((_, index) => decided[index] !== undefined).map(({ period }) => period);
  reasoning.count('years_satisfied', results, { periods });
  if (results.includes(false)) return reasoning.verdict('missed');
  if (results.length === c.years.length) return reasoning.verdict('met');

  const open = c.years.filter((year, index) => decided[index] === undefined && year.end <= c.day);
  const missing = missingIn(c, open);
  if (c.isDue) return awaitFigure(c, reasoning, missing);
  reasoning.missing(missing);
  return reasoning.verdict('on_track', reasonOfGap(open, missing));
}

/** Whether a year satisfies the demand; `undefined` while its figures leave that open. */
function decide(c: Case, reasoning: Reasoning, year: PlanYear, demand: Demand): boolean | undefined {
  const reading = decisive(c, year, demand);
  return reading && reasoning.compare(tell(reasoning, reading), demand, { period: year.period });
}

/** The number by which a year can be decided, if there is one yet. */
function decisive(c: Case, year: PlanYear, demand: Demand): Reading | undefined {
  const broken = demand === ZERO && brokenZero(c, year);
  if (broken) return broken;
  if (c.facts.indicator.measure !== 'flow') return readYear(c, year);
  const parts = partsWithin(c, year);
  if (parts.length === 0) return undefined;
  const value = sumOf(parts);
  const reached = !isBelow(demand, value) && !hasUpper(demand);
  return isAbove(demand, value) || reached || isComplete(parts, year) ? { ...year, value, parts } : undefined;
}

/** The first figure of a year that is not zero, where zero is demanded of it. */
function brokenZero(c: Case, year: PlanYear): Reading | undefined {
  const figures = c.facts.indicator.measure === 'flow' ? partsWithin(c, year) : c.known;
  const figure = figures.find((one) => contains(year, one) && signOf(one.value) !== 0);
  return figure && { ...figure, parts: [figure] };
}

/** A range may speak for the year in which it ends and be known once. */
const missingIn = (c: Case, years: readonly PlanYear[]): MissingFigure[] => [
  ...new Set(years.flatMap((year) => missingForYear(c, year))),
];
