/** Plans: all of them, one of them, and its official text. */
import { Hono } from 'hono';
import { readPlanText } from '../../log/account.ts';
import { atMoment, inPlan } from '../at-moment.ts';
import { cached } from '../cache.ts';
import type { Env } from '../context.ts';
import { AT, answers, DAY, describe, OF_PLAN } from './describe.ts';
import { answer, momentOf } from './reading.ts';
import { Plan, Plans } from './shapes.ts';
import { toldPlan, toldPlanSummary } from './told.ts';

export const plans = new Hono<Env>()
  .get(
    '/plans',
    describe({ summary: 'All plans.', parameters: [AT, DAY], answers: answers(Plans) }),
    atMoment(),
    (c) => {
      const { position } = c.get('moment');
      return answer(c, {}, async () => {
        const rows = await c.get('deps').log.rows('plans', { at: position });
        return { position, plans: rows.map(toldPlanSummary) };
      });
    },
  )
  .get(
    '/plans/:plan',
    describe({ summary: 'One plan: metadata, areas, phases.', parameters: OF_PLAN, answers: answers(Plan) }),
    inPlan(),
    (c) =>
      answer(c, {}, async () => {
        const { plan, position, day } = momentOf(c);
        const phases = await c.get('deps').log.rows('phases', { plan, at: position });
        return toldPlan(c.get('plan'), phases, { position, day });
      }),
  )
  .get(
    '/plans/:plan/text',
    describe({
      summary: 'The official text, byte for byte.',
      description: 'Quotes and their offsets, in code points, are into this text.',
      parameters: OF_PLAN,
      answers: [{ description: 'As known at the position.', media: 'text/plain' }],
    }),
    inPlan(),
    (c) => {
      const { plan, position } = momentOf(c);
      return cached(c, { position }, async () => ({
        body: await readPlanText(c.get('deps').log, plan, position),
        contentType: 'text/plain; charset=utf-8',
        headers: { 'Content-Language': c.get('plan').language },
      }));
    },
  );
