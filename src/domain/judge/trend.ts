/**
 * `trend`. Each year (逐年): every year against the year before, strictly; a wrong step, standing still included,
 * is missed at once. Overall (不断, 进一步): the due period against the baseline.
 */
import type { Direction, Target } from '../../../events/target.ts';
import type { DecimalText, Verdict } from '../facts.ts';
import { daysOf, predecessorOf } from '../period.ts';
import type { Case, KnownFigure, PlanYear } from './case.ts';
import { againstBaseline } from './change.ts';
import type { Demand } from './demand.ts';
import { breakBetween, missingForYear, type Reading, readYear, tell } from './readings.ts';
import type { Reasoning } from './reasoning.ts';
import { awaitFigure, reasonOfGap } from './waiting.ts';

type Trend = Extract<Target, { kind: 'trend' }>;
/** From one year to the next, as far as they are known. */
type Step = {
  year: PlanYear;
  from?: Reading | undefined;
  to?: Reading | undefined;
  broken?: KnownFigure | undefined;
};

export function judgeTrend(c: Case<Trend>, reasoning: Reasoning): Verdict {
  return c.target.params.step === 'overall' ? judgeOverall(c, reasoning) : judgeSteps(c, reasoning);
}

function judgeOverall(c: Case<Trend>, reasoning: Reasoning): Verdict {
  return againstBaseline(c, reasoning, (reading, from) => {
    const baseline = reasoning.baseline(from);
    const value = tell(reasoning, reading);
    const right = reasoning.compare(value, stepDemand(c.target.params.direction, baseline));
    reasoning.subtract('change', value, baseline, { unit: reasoning.unit });
    if (c.isDue) return reasoning.verdict(right ? 'met' : 'missed');
    return reasoning.verdict(right ? 'on_track' : 'behind');
  });
}

function judgeSteps(c: Case<Trend>, reasoning: Reasoning): Verdict {
  const steps = stepsOf(c);
  const told = new Map<Reading, DecimalText>();
  const value = (reading: Reading) => {
    const text = told.get(reading) ?? tellPoint(c, reasoning, reading);
    told.set(reading, text);
    return text;
  };
  const results: boolean[] = [];
  for (const { year, from, to, broken } of steps) {
    if (!from || !to) continue;
    const [before, after] = [value(from), value(to)];
    if (broken) reasoning.rely(broken);
    else
      results.push(
        reasoning.compare(after, stepDemand(c.target.params.direction, before), { period: year.period }),
      );
  }
  if (results.length > 0) reasoning.count('satisfied', results);
  if (results.includes(false)) return reasoning.verdict('missed');
  if (steps.some(({ broken }) => broken)) return reasoning.verdict('cannot_judge', 'definition_changed');
  if (needsBaseline(c, steps)) return reasoning.verdict('cannot_judge', 'baseline_missing');
  if (steps.length > 0 && results.length === steps.length)
    return reasoning.verdict(c.isDue ? 'met' : 'on_track');
  return judgeOpen(c, reasoning, steps, results.length);
}

/** No step is wrong, and not every step is known. */
function judgeOpen(c: Case<Trend>, reasoning: Reasoning, steps: readonly Step[], right: number): Verdict {
  const points = steps.flatMap(({ from, to }) => [from, to]).filter((point) => point !== undefined);
  const open = yearsToDue(c).filter((year) => year.end <= c.day && !readYear(c, year));
  const missing = open.flatMap((year) => missingForYear(c, year));
  if (c.isDue) return awaitFigure(c, reasoning, missing);
  if (right > 0) {
    reasoning.missing(missing);
    return reasoning.verdict('on_track', reasonOfGap(open, missing));
  }
  const single = points[0];
  if (!single) return awaitFigure(c, reasoning);
  tellPoint(c, reasoning, single);
  return reasoning.verdict('not_due');
}

const yearsToDue = (c: Case) => c.years.filter(({ end }) => end <= c.due);

/** The steps between the plan's years up to the due, and the one into its first year where a number says whence. */
function stepsOf(c: Case<Trend>): Step[] {
  const years = yearsToDue(c);
  const readings = years.map((year) => readYear(c, year));
  const between = years
    .slice(1)
    .map((year, index) => stepInto(c, year, readings[index], readings[index + 1]));
  const [first] = years;
  const before = first && readBefore(c, first);
  return first && before ? [stepInto(c, first, before, readings[0]), ...between] : between;
}

function stepInto(c: Case, year: PlanYear, from?: Reading, to?: Reading): Step {
  return { year, from, to, broken: from && to && breakBetween(c, from.end, to.end) };
}

/** The year before the plan: by its own figure, else by the baseline for it. */
function readBefore(c: Case<Trend>, first: PlanYear): Reading | undefined {
  const period = predecessorOf(first.period, c.facts.indicator);
  const year = { period, ...daysOf(period, c.facts.indicator) };
  const reading = readYear(c, year);
  if (reading) return reading;
  const { baseline } = c;
  if (!baseline?.period || baseline.end < year.start || baseline.end > year.end) return undefined;
  return { ...year, period: baseline.period, value: baseline.value, parts: [] };
}

/** The plan demands a step from a baseline that nobody knows, or has no step at all without one. */
const needsBaseline = (c: Case<Trend>, steps: readonly Step[]) =>
  steps.length === 0 ||
  (c.target.baseline !== undefined && c.baseline === undefined && steps[0]?.year !== c.years[0]);

const tellPoint = (c: Case, reasoning: Reasoning, reading: Reading): DecimalText =>
  reading.parts.length === 0 && c.baseline ? reasoning.baseline(c.baseline) : tell(reasoning, reading);

const stepDemand = (direction: Direction, value: DecimalText): Demand => ({
  operator: direction === 'increase' ? 'more_than' : 'less_than',
  value,
});
