/** What changed in a plan between two moments: what the page of changes tells. */
import { Hono } from 'hono';
import { z } from 'zod';
import { GIVEN_STATES } from '../../../events/evaluation.ts';
import { CalendarDate, Count } from '../../../events/scalars.ts';
import { VERDICT_STATES } from '../../../events/verdict.ts';
import type { Changes } from '../../domain/changes.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { refuse } from '../problem.ts';
import { readChanges, readSpan, type Side, type Span } from '../span.ts';
import { answers, describe, inQuery, OF_PLAN } from './describe.ts';
import { answer } from './reading.ts';
import { Figure, Observation, Target } from './shapes.ts';
import { toldFigure, toldObservation, toldTarget } from './told.ts';

const id = z.string();
const side = z.object({ position: Count, day: CalendarDate });
const ChangesShape = z
  .object({
    plan: id,
    from: side,
    to: side,
    states: z
      .array(
        z.object({ target: id, indicator: id, from: z.enum(VERDICT_STATES), to: z.enum(VERDICT_STATES) }),
      )
      .describe('Targets whose computed state differs, each side judged on its own day.'),
    figures: z.array(Figure).describe('First reported in between.'),
    verified: z.array(z.object({ figure: id, indicator: id, position: Count })),
    corrections: z.array(
      z.object({
        figure: id,
        indicator: id,
        period: z.string(),
        position: Count,
        old: Observation,
        new: Observation,
        reason: z.string(),
      }),
    ),
    ended: z.array(Figure).describe('Returned or withdrawn in between.'),
    evaluations: z.array(
      z.object({
        target: id,
        indicator: id,
        occasion: z.string(),
        from: z.enum(GIVEN_STATES).nullable().describe('null: evaluated for the first time.'),
        to: z.enum(GIVEN_STATES),
        position: Count,
        reason: z.string().nullable(),
      }),
    ),
    added: z.array(Target),
    removed: z.array(Target),
    amended: z.array(z.object({ before: Target, after: Target })),
  })
  .meta({ id: 'Changes', description: 'What changed between two moments, both told.' });

const SIDE = 'A position, or a day that is over, `2014-12-31`.';

export const changes = new Hono<Env>().get(
  '/plans/:plan/changes',
  describe({
    summary: 'What changed between two moments.',
    description: 'Sides that are the wrong way round change places; equal ones differ in nothing.',
    parameters: [
      inQuery('from', `${SIDE} Left out: the end of the year before \`to\`, or the day of adoption.`),
      inQuery('to', `${SIDE} Left out: the moment of \`at\`, or now.`),
      ...OF_PLAN,
    ],
    answers: answers(ChangesShape, 'The later side has all that the earlier one had.'),
  }),
  inPlan(),
  async (c) => {
    const result = await readSpan(c);
    if (!result.ok) return refuse(c, result.problem);
    const { span } = result;
    const { plan } = c.get('plan');
    return answer(c, { from: span.from.asked, to: span.to.asked }, async () =>
      toldChanges(plan, span, (await readChanges(c, plan, span)).changes),
    );
  },
);

const toldSide = ({ position, day }: Side) => ({ position, day });

const toldChanges = (plan: string, { from, to }: Span, changes: Changes): z.infer<typeof ChangesShape> => ({
  plan,
  from: toldSide(from),
  to: toldSide(to),
  states: changes.states.map(({ target, from: was, to: is }) => ({
    target: target.id,
    indicator: target.indicator,
    from: was,
    to: is,
  })),
  figures: changes.figures.map(toldFigure),
  verified: changes.verified.flatMap(({ figure, indicator, verified }) =>
    verified ? [{ figure, indicator, position: verified.position }] : [],
  ),
  corrections: changes.corrections.map(({ figure, correction }) => ({
    figure: figure.figure,
    indicator: figure.indicator,
    period: figure.period,
    position: correction.position,
    old: toldObservation(correction.old),
    new: toldObservation(correction.new),
    reason: correction.reason,
  })),
  ended: changes.ended.map(toldFigure),
  evaluations: changes.evaluations.map(({ evaluation, from: was, to: is, position, reason }) => ({
    target: evaluation.target,
    indicator: evaluation.indicator,
    occasion: evaluation.occasion,
    from: was,
    to: is,
    position,
    reason,
  })),
  added: changes.added.map(toldTarget),
  removed: changes.removed.map(toldTarget),
  amended: changes.amended.map(({ before, after }) => ({
    before: toldTarget(before),
    after: toldTarget(after),
  })),
});
