/** Indicators: the series that figures are reported for. */
import { Hono } from 'hono';
import { joinKey } from '../../projections/act.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { isId } from '../parameters.ts';
import { refuse } from '../problem.ts';
import { answers, describe, inPath, OF_PLAN } from './describe.ts';
import { answer, momentOf, unknown } from './reading.ts';
import { Indicators, OneIndicator } from './shapes.ts';
import { toldIndicator } from './told.ts';

export const indicators = new Hono<Env>()
  .get(
    '/plans/:plan/indicators',
    describe({ summary: 'Every indicator of a plan.', parameters: OF_PLAN, answers: answers(Indicators) }),
    inPlan(),
    (c) =>
      answer(c, {}, async () => {
        const { plan, position } = momentOf(c);
        const rows = await c.get('deps').log.rows('indicators', { plan, at: position });
        return { ...momentOf(c), indicators: rows.map(toldIndicator) };
      }),
  )
  .get(
    '/plans/:plan/indicators/:indicator',
    describe({
      summary: 'One indicator.',
      parameters: [...OF_PLAN, inPath('indicator', 'Id of the indicator.')],
      answers: answers(OneIndicator),
    }),
    inPlan(),
    async (c) => {
      const { plan, position } = momentOf(c);
      const id = c.req.param('indicator');
      const row = isId(id)
        ? await c.get('deps').log.row('indicators', joinKey(plan, id), position)
        : undefined;
      if (!row) return refuse(c, unknown('indicator', id, position));
      return answer(c, {}, async () => ({ ...momentOf(c), indicator: toldIndicator(row) }));
    },
  );
