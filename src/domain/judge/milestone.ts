/**
 * `milestone`: done is a figure of 1 (or more) for a period of the plan up to the due, or for the one that covers
 * it; it is met as soon as one says so. What was done before the plan began is no promise kept. A 0 before the due
 * leaves it on track: there is no pace towards one step.
 */
import { compare } from '../decimal.ts';
import type { Verdict } from '../facts.ts';
import type { Case, KnownFigure } from './case.ts';
import { figuresForDue } from './readings.ts';
import type { Reasoning } from './reasoning.ts';
import { awaitFigure } from './waiting.ts';

const DONE = { operator: 'at_least', value: '1' } as const;

export function judgeMilestone(c: Case, reasoning: Reasoning): Verdict {
  const due = figuresForDue(c, c.known)[0];
  const isInPlan = (figure: KnownFigure) => figure.end >= c.facts.plan.start && figure.end <= c.due;
  const upToDue = c.known.filter((figure) => isInPlan(figure) || figure === due);
  const done = upToDue.find(({ value }) => compare(value, DONE.value) >= 0);
  const figure = done ?? (c.isDue ? due : upToDue.at(-1));
  if (!figure) return awaitFigure(c, reasoning);
  const value = reasoning.figure(figure);
  reasoning.demand(DONE);
  reasoning.compare(value, DONE);
  if (done) return reasoning.verdict('met');
  return reasoning.verdict(c.isDue ? 'missed' : 'on_track');
}
